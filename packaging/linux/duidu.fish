set -l commands open import check align pinyin words speak lookup senses links find notes terms known review sync list library export doctor
complete -c duidu -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c duidu -l library -r -d "Keep articles and notes in this folder"
complete -c duidu -n "not __fish_seen_subcommand_from $commands" -l portable -d "Keep everything beside the program"
complete -c duidu -n "not __fish_seen_subcommand_from $commands" -l version
complete -c duidu -l help
complete -c duidu -n "__fish_seen_subcommand_from open" -l screenshot -r -d "Save a picture of the window"
complete -c duidu -n "__fish_seen_subcommand_from open" -l size -x
complete -c duidu -n "__fish_seen_subcommand_from open" -l scale -x
complete -c duidu -n "__fish_seen_subcommand_from open" -l hover -x -d "Show the card of this word"
complete -c duidu -n "__fish_seen_subcommand_from open" -l panel -x -a "contents find notes"
complete -c duidu -n "__fish_seen_subcommand_from open" -l theme -x -a "system light dark sepia contrast"
complete -c duidu -n "__fish_seen_subcommand_from open" -l pinyin -x -a "all hard dimmed hover click off"
complete -c duidu -n "__fish_seen_subcommand_from open" -l mode -x -a "side_by_side sentences paragraphs source_only target_only"
complete -c duidu -n "__fish_seen_subcommand_from open" -l language -x -a "system en zh_CN"
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l each -d "Every file is an article of its own"
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l json
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l dry-run -d "Only look, add nothing"
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l encoding -x
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l languages -x
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l arrangement -x -a "after alternating alone mixed segments"
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l swap -d "Put the second language first"
complete -c duidu -n "__fish_seen_subcommand_from import; and not __fish_seen_subcommand_from notes terms known review" -l translation -r -d "The translation of a text alone"
complete -c duidu -n "__fish_seen_subcommand_from check" -l to -x -a "json tsv html"
complete -c duidu -n "__fish_seen_subcommand_from check" -l only -x -d "Run only these checks"
complete -c duidu -n "__fish_seen_subcommand_from check" -l without -x -d "Leave these checks out"
complete -c duidu -n "__fish_seen_subcommand_from check" -l terms -r -d "A glossary that must be kept to"
complete -c duidu -n "__fish_seen_subcommand_from check" -l own -r -d "Checks of your own"
complete -c duidu -n "__fish_seen_subcommand_from check" -l ignore -r -d "Findings that are no faults"
complete -c duidu -n "__fish_seen_subcommand_from check" -l keys -d "Print the keys of findings"
complete -c duidu -n "__fish_seen_subcommand_from check" -l all -d "Run every check as it comes"
complete -c duidu -n "__fish_seen_subcommand_from check" -l names -d "Print the names and their renderings"
complete -c duidu -n "__fish_seen_subcommand_from check" -l list -d "Print the checks there are"
complete -c duidu -n "__fish_seen_subcommand_from align" -l to -x -a "json tsv ladder jsonl moses xces tmx"
complete -c duidu -n "__fish_seen_subcommand_from align" -l lines -d "Every line is one sentence"
complete -c duidu -n "__fish_seen_subcommand_from align" -l quick -d "The first alignment, without refinement"
complete -c duidu -n "__fish_seen_subcommand_from align" -l corpus -r -d "Align all that is in this folder"
complete -c duidu -n "__fish_seen_subcommand_from align" -s o -l output -r -d "The folder to write the corpus into"
complete -c duidu -n "__fish_seen_subcommand_from align" -l jobs -x -d "So many processes"
complete -c duidu -n "__fish_seen_subcommand_from align" -l cluster -x -d "The address of a Dask scheduler"
complete -c duidu -n "__fish_seen_subcommand_from align" -l languages -x -d "Only documents in these two, A,B"
complete -c duidu -n "__fish_seen_subcommand_from align" -l no-duplicates -d "Leave out pairs that came before"
complete -c duidu -n "__fish_seen_subcommand_from align" -l in-language -d "Leave out pairs in another language"
complete -c duidu -n "__fish_seen_subcommand_from align" -l most-ratio -x -d "Times the usual length"
complete -c duidu -n "__fish_seen_subcommand_from align" -l least-score -x -d "The least score"
complete -c duidu -n "__fish_seen_subcommand_from align" -l least-pair -x -d "The least probability as a pair"
complete -c duidu -n "__fish_seen_subcommand_from pinyin" -l style -x -a "marks numbers zhuyin"
complete -c duidu -n "__fish_seen_subcommand_from pinyin" -l per-character
complete -c duidu -n "__fish_seen_subcommand_from pinyin" -l parallel -d "Lines are Chinese TAB English"
complete -c duidu -n "__fish_seen_subcommand_from lookup" -l style -x -a "marks numbers zhuyin"
complete -c duidu -n "__fish_seen_subcommand_from lookup" -l json
complete -c duidu -n "__fish_seen_subcommand_from speak" -l language -x -a "zh en"
complete -c duidu -n "__fish_seen_subcommand_from speak" -l voice -x -d "The voice"
complete -c duidu -n "__fish_seen_subcommand_from speak" -l speed -x -d "0.5 to 1.5"
complete -c duidu -n "__fish_seen_subcommand_from speak" -s o -l output -r -d "The file"
complete -c duidu -n "__fish_seen_subcommand_from speak" -l times -d "Print when each word sounds"
complete -c duidu -n "__fish_seen_subcommand_from links" -l tokens -d "The words are given"
complete -c duidu -n "__fish_seen_subcommand_from links" -l threshold -x
complete -c duidu -n "__fish_seen_subcommand_from notes; and not __fish_seen_subcommand_from add list export import" -x -a "add list export import"
complete -c duidu -n "__fish_seen_subcommand_from library; and not __fish_seen_subcommand_from where verify backup restore rebuild export" -x -a "where verify backup restore rebuild export"
complete -c duidu -n "__fish_seen_subcommand_from notes; and __fish_seen_subcommand_from add" -l stdin
complete -c duidu -n "__fish_seen_subcommand_from notes; and __fish_seen_subcommand_from add" -l author -x -d "Who wrote the notes"
complete -c duidu -n "__fish_seen_subcommand_from notes; and __fish_seen_subcommand_from list" -l json
complete -c duidu -n "__fish_seen_subcommand_from notes; and __fish_seen_subcommand_from list export import" -l article -x
complete -c duidu -n "__fish_seen_subcommand_from notes; and __fish_seen_subcommand_from export" -l to -x -a "csv html jsonld md tsv"
complete -c duidu -n "__fish_seen_subcommand_from notes; and __fish_seen_subcommand_from export" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from terms; and not __fish_seen_subcommand_from import export list" -x -a "import export list"
complete -c duidu -n "__fish_seen_subcommand_from terms; and __fish_seen_subcommand_from list" -l json
complete -c duidu -n "__fish_seen_subcommand_from terms; and __fish_seen_subcommand_from import export list" -l article -x
complete -c duidu -n "__fish_seen_subcommand_from terms; and __fish_seen_subcommand_from import" -l columns -x -d "What each column is: en,zh,note"
complete -c duidu -n "__fish_seen_subcommand_from terms; and __fish_seen_subcommand_from export" -l to -x -a "csv tsv xlsx tbx"
complete -c duidu -n "__fish_seen_subcommand_from terms; and __fish_seen_subcommand_from export" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from terms; and __fish_seen_subcommand_from export" -l force -d "Write over a file that is there"
complete -c duidu -n "__fish_seen_subcommand_from review; and not __fish_seen_subcommand_from due export import" -x -a "due export import"
complete -c duidu -n "__fish_seen_subcommand_from review; and __fish_seen_subcommand_from due" -l json
complete -c duidu -n "__fish_seen_subcommand_from review; and __fish_seen_subcommand_from export" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from review; and __fish_seen_subcommand_from export" -l force -d "Write over a file that is there"
complete -c duidu -n "__fish_seen_subcommand_from known; and not __fish_seen_subcommand_from import export coverage" -x -a "import export coverage"
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from import" -l format -x -a "text csv tsv anki pleco"
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from import" -l hsk -x -d "All words up to this level"
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from import" -l from-anki -d "The words studied in a running Anki"
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from export" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from export" -l force -d "Write over a file that is there"
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from coverage" -l json
complete -c duidu -n "__fish_seen_subcommand_from known; and __fish_seen_subcommand_from coverage" -l level -x -d "Your level"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l folder -r -d "The folder that your devices share, or its address"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l user -x -d "Your name at the server"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l encrypt -d "Encrypt with a passphrase"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l decide -d "Say what stays of two texts" -x
complete -c duidu -n "__fish_seen_subcommand_from sync" -l settings -d "Let settings go, too" -x -a "on off"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l reading -d "Let the statistics go, too" -x -a "on off"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l history -d "Who did what in a row" -x
complete -c duidu -n "__fish_seen_subcommand_from sync" -l name -x -d "Call this device so"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l status -d "Only print how it is"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l stop -d "Keep it in step no longer"
complete -c duidu -n "__fish_seen_subcommand_from sync" -l json
complete -c duidu -n "__fish_seen_subcommand_from library; and __fish_seen_subcommand_from restore" -l preview
complete -c duidu -n "__fish_seen_subcommand_from library; and __fish_seen_subcommand_from rebuild" -l from -r
complete -c duidu -n "__fish_seen_subcommand_from library; and __fish_seen_subcommand_from rebuild" -l to -r
complete -c duidu -n "__fish_seen_subcommand_from library; and __fish_seen_subcommand_from export" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -l to -x -a "tmx xliff-1.2 xliff-2.1 tbx docx html epub markdown tsv csv xlsx moses xces srt vtt lrc apkg anki-tsv duidu original pdf"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l side -a "source target" -d "One language of subtitles"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l book -d "Write a whole book"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -l force -d "Write over a file that is there"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -l all -d "Write every article into a folder"
complete -c duidu -n "__fish_seen_subcommand_from list; and not __fish_seen_subcommand_from notes terms known review library" -l json
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l other -x
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l without -x
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l regex
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l side -x -a "source target"
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l article -x
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l sort -x -a "none left right word"
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l most -x
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l counts
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l json
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l to -x -a "tsv xlsx html"
complete -c duidu -n "__fish_seen_subcommand_from find; and not __fish_seen_subcommand_from notes terms known review library" -l output -s o -r
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l side -a "source target" -d "One language of subtitles"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l texts -a "side_by_side sentences paragraphs source_only target_only" -d "Texts of a PDF"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l pinyin -a "all off" -d "Pinyin of a PDF"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l notes -a "foot end off" -d "Notes of a PDF"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l type -a "large normal small" -d "Type of a PDF"
complete -c duidu -n "__fish_seen_subcommand_from export; and not __fish_seen_subcommand_from notes terms known review library" -x -l sheet -a "a4 letter a5" -d "Sheets of a PDF"
