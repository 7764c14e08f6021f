#include "cli/conversation.hpp"

#include "base/system/steady.hpp"
#include "dialogue/key_front.hpp"
#include "dialogue/line/front.hpp"

#include <unistd.h>

namespace cli {

dialogue::Watch watch_of(const Context& context) {
    return {[&context] { return context.now(); }, base::steady_time};
}

Conversation::Conversation(Context& context, ui::Output& talk) {
    talk.limit_width();
    const dialogue::Watch watch = watch_of(context);
    if (::isatty(STDIN_FILENO) == 0) {
        front_ = std::make_unique<dialogue::LineFront>(talk, context.err,
                                                       dialogue::LineReader(STDIN_FILENO, watch));
    } else {
        terminal_.emplace(STDIN_FILENO);
        front_ =
            std::make_unique<dialogue::KeyFront>(talk, *terminal_, watch, context.settings.keys);
    }
}

}  // namespace cli
