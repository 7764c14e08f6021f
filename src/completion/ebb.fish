# Completion of ebb for fish. `ebb __complete WORDS...` knows what can come: a line for each candidate (a
# whole word, a tab, what it is), and a last line that says what else (:file, :nofile). Where a space
# follows, fish sees by itself from the candidate's last character.

function __ebb_candidates
    set -l before (commandline --cut-at-cursor --current-process --tokenize)
    set -e before[1]
    set -l typed (commandline --cut-at-cursor --current-token)
    set -l word (string unescape -- (string replace -r '^["\']' '' -- "$typed"); or echo -n "$typed")
    set -l lines (command ebb __complete $before "$word" 2>/dev/null)
    if test "$lines[-1]" = :file
        set -l option (string match -r -- '^--[^=]*=' "$word")
        string replace -r '^' -- "$option" (__fish_complete_path (string replace -- "$option" '' "$word"))
    end
    string match --invert -- ':*' $lines
end

complete --command ebb --no-files --arguments '(__ebb_candidates)'
