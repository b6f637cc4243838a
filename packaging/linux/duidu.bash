# bash completion for duidu
_duidu() {
    local word=${COMP_WORDS[COMP_CWORD]}
    if [ "$COMP_CWORD" = 1 ] && [ "${word#-}" != "$word" ]; then
        mapfile -t COMPREPLY < <(compgen -W "--help --version --library --portable" -- "$word")
    elif [ "$COMP_CWORD" = 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "open import align pinyin words lookup senses links notes library export doctor" -- "$word"; compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -o filenames -F _duidu duidu
