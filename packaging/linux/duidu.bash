# bash completion for duidu
_duidu() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command="" action="" at=1 words=""
    # The command, and for notes, terms, known, review and library what is done, stand after the options that go before every command.
    while [ "$at" -lt "$COMP_CWORD" ]; do
        case ${COMP_WORDS[at]} in
            --library) at=$((at + 1)) ;;
            -*) ;;
            *) if [ -z "$command" ]; then command=${COMP_WORDS[at]}; elif [ -z "$action" ]; then action=${COMP_WORDS[at]}; fi ;;
        esac
        at=$((at + 1))
    done
    case $before in
        --library | -o | --output | --corpus | --translation | --screenshot | --from) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
        --theme) words="system light dark sepia contrast" ;;
        --pinyin) words="all hard dimmed hover click off" ;;
        --mode) words="side_by_side sentences paragraphs source_only target_only" ;;
        --language) words="system en zh_CN" ;;
        --panel) words="contents find notes" ;;
        --arrangement) words="after alternating alone mixed segments" ;;
        --style) words="marks numbers zhuyin" ;;
        --to)
            case "$command $action" in
                align*) words="json tsv ladder jsonl moses xces tmx" ;;
                check*) words="json tsv html" ;;
                notes*) words="csv html jsonld md tsv" ;;
                find*) words="tsv xlsx html" ;;
                terms*) words="csv tsv xlsx tbx" ;;
                library*) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
                *) words="tmx xliff-1.2 xliff-2.1 tbx docx html epub markdown tsv csv xlsx moses xces srt vtt lrc apkg anki-tsv duidu original pdf" ;;
            esac ;;
        --format) words="text csv tsv anki pleco" ;;
        --side) words="source target" ;;
        --texts) words="side_by_side sentences paragraphs source_only target_only" ;;
        --notes) words="foot end off" ;;
        --type) words="large normal small" ;;
        --sheet) words="a4 letter a5" ;;
        --sort) words="none left right word" ;;
        --other | --without | --most | --hover | --size | --scale | --encoding | --languages | --threshold | --article | --author | --name | --hsk | --level | --columns | --jobs | --cluster | --most-ratio | --least-score | --least-pair) return ;;
        *)
            if [ "${word#-}" != "$word" ]; then
                case "$command $action" in
                    " ") words="--version --portable" ;;
                    open*) words="--screenshot --size --scale --hover --panel --theme --pinyin --mode --language" ;;
                    import*) words="--each --json --dry-run --encoding --languages --arrangement --swap --translation" ;;
                    align*) words="--to --lines --quick --corpus --output --jobs --cluster --languages --no-duplicates --in-language --most-ratio --least-score --least-pair" ;;
                    check*) words="--to --only --without --terms --own --ignore --keys --all --names --list" ;;
                    pinyin*) words="--style --per-character --parallel" ;;
                    speak*) words="--language --voice --speed --output --times" ;;
                    lookup*) words="--style --json" ;;
                    list*) words="--json" ;;
                    sync*) words="--folder --user --encrypt --name --decide --settings --reading --history --status --stop --json" ;;
                    find*) words="--other --without --regex --side --article --sort --most --counts --json --to --output" ;;
                    links*) words="--tokens --threshold" ;;
                    notes\ add*) words="--stdin --author" ;;
                    notes\ list*) words="--json --article" ;;
                    notes\ export*) words="--to --article --output" ;;
                    notes\ import*) words="--article" ;;
                    terms\ import*) words="--article --columns" ;;
                    terms\ export*) words="--to --article --output --force" ;;
                    terms\ list*) words="--json --article" ;;
                    review\ due*) words="--json" ;;
                    review\ export*) words="--output --force" ;;
                    known\ import*) words="--format --hsk --from-anki" ;;
                    known\ export*) words="--output --force" ;;
                    known\ coverage*) words="--json --level" ;;
                    library\ restore*) words="--preview" ;;
                    library\ rebuild*) words="--from --to" ;;
                    library\ export*) words="--output" ;;
                    export*) words="--book --all --to --side --texts --pinyin --notes --type --sheet --output --force" ;;
                esac
                words="--help --library $words"
            elif [ -z "$command" ]; then
                words="open import check align pinyin words speak lookup senses links find notes terms known review sync list library export doctor"
            elif [ "$command" = notes ] && [ -z "$action" ]; then
                words="add list export import"
            elif [ "$command" = terms ] && [ -z "$action" ]; then
                words="import export list"
            elif [ "$command" = review ] && [ -z "$action" ]; then
                words="due export import"
            elif [ "$command" = known ] && [ -z "$action" ]; then
                words="import export coverage"
            elif [ "$command" = library ] && [ -z "$action" ]; then
                words="where verify backup restore rebuild export"
            fi ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    # Files wherever nothing else is meant, and beside the commands: duidu FILE opens one.
    if [ "${word#-}" = "$word" ] && { [ -z "$words" ] || [ -z "$command" ]; }; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -o filenames -F _duidu duidu
