# Completion of ebb for bash. `ebb __complete WORDS...` knows what can come: a line for each candidate (a
# whole word, a tab, what it is), and a last line that says what else (:file, :nofile) and whether a space
# follows (:nospace). What is done here is bash's own: what is quoted, and where a word begins for readline.

# Takes the line up to the cursor apart: `words` are the whole words, `word` is the one under the cursor,
# `quote` the quotation mark that is open, `start` where in `word` begins what readline will replace.
_ebb_split() {
    local line=${COMP_LINE:0:COMP_POINT} char i begun=
    words=() word= quote= start=0
    for ((i = 0; i < ${#line}; i++)); do
        char=${line:i:1}
        case $quote$char in
            "''" | '""') quote= start=${#word} ;;
            \'*) word+=$char ;;
            '\' | '"\') ((++i)) && word+=${line:i:1} begun=1 ;;
            \"?*) word+=$char ;;
            \' | \") quote=$char start=${#word} begun=1 ;;
            [[:space:]])
                [[ $begun ]] && words+=("$word")
                word= start=0 begun=
                ;;
            *)
                word+=$char begun=1
                [[ $COMP_WORDBREAKS == *"$char"* ]] && start=${#word}
                ;;
        esac
    done
}

# Puts into `rest` what is to stand for the text $1 on the line.
_ebb_quote() {
    rest=$1
    case $quote in
        \') rest=${rest//\'/"'\''"} ;;
        \") printf -v rest %s "$rest" ;;
        *) [[ $rest ]] && printf -v rest %q "$rest" ;;
    esac
}

_ebb() {
    local words word quote start candidate rest
    COMPREPLY=()
    if [[ ${COMP_WORDS[COMP_CWORD]} == [\<\>]* || ${COMP_WORDS[COMP_CWORD - 1]} == [\<\>]* ]]; then
        compopt -o default
        return
    fi
    _ebb_split
    while IFS=$'\t' read -r candidate _; do
        case $candidate in
            :file) compopt -o default ;; # for when no candidate fits
            :nospace) compopt -o nospace ;;
            :nofile) ;;
            "$word"*)
                _ebb_quote "${candidate:start}"
                COMPREPLY+=("$rest")
                ;;
        esac
    done < <(command ebb __complete "${words[@]:1}" "$word" 2>/dev/null)
}

complete -F _ebb ebb
