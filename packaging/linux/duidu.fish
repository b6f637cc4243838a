set -l commands open import align pinyin words lookup senses links notes library export doctor
complete -c duidu -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c duidu -l library -r -d "Keep articles and notes in this folder"
complete -c duidu -l portable -d "Keep everything beside the program"
complete -c duidu -l version
complete -c duidu -l help
