#compdef duidu
_duidu() {
  local -a commands=(
    'open:open a bilingual text in the window' 'import:add texts to the library' 'check:check a translation'
    'align:align a text and print the beads'
    'pinyin:print the readings of Chinese text' 'words:cut Chinese text into words' 'speak:speak text into a sound file' 'lookup:look a word up'
    'senses:choose the sense meant' 'links:link the words of sentence pairs' 'notes:add, list, export and import notes'
    'terms:import, export and list the terms of the glossary'
    'known:import and export the words you know'
    'review:print what is due in review, move it elsewhere'
    'sync:keep the library in step with your other devices'
    'list:list the articles with their ids'
    'find:find words with their sentences'
    'library:check, back up and restore the library' 'export:write an article in another format' 'doctor:print versions and health'
  )
  local -a options=('--library[keep articles and notes in this folder]:folder:_files -/' '--help')
  local state
  _arguments -C $options '--portable[keep everything beside the program]' '--version' '1: :->command' '*:: :->rest' && return
  case $state in
    command) _describe command commands; _files; return ;;
  esac
  case $words[1] in
    open) options+=(
      '--screenshot[save a picture of the window]:picture:_files' '--size:pixels (WxH)' '--scale:1 to 4' '--hover[show the card of this word]:word'
      '--panel:panel:(contents find notes)' '--theme:theme:(system light dark sepia contrast)'
      '--pinyin:shown:(all hard dimmed hover click off)' '--mode:texts:(side_by_side sentences paragraphs source_only target_only)'
      '--language:language:(system en zh_CN)') ;;
    import) options+=(
      '--each[every file is an article of its own]' '--json' '--dry-run[only look, add nothing]' '--encoding:encoding' '--languages:A,B'
      '--arrangement:how one file holds both:(after alternating alone mixed segments)' '--swap[put the second language first]'
      '--translation[the translation of a text alone]:file:_files') ;;
    check) options+=(
      '--to:format:(json tsv html)' '--only:checks' '--without:checks' '--terms:file:_files' '--own:file:_files' '--ignore:file:_files'
      '--keys[print the keys of findings]' '--all[run every check as it comes]' '--names[print the names and their renderings]' '--list[print the checks there are]') ;;
    align) options+=(
      '--to:format:(json tsv ladder jsonl moses xces tmx)' '--lines[every line is one sentence]' '--quick[the first alignment, without refinement]'
      '--corpus[align all that is in this folder]:folder:_files -/' {-o,--output}':folder:_files -/' '--jobs:processes' '--cluster:address'
      '--languages:A,B' '--no-duplicates[leave out pairs that came before]' '--in-language[leave out pairs in another language]'
      '--most-ratio:times the usual length' '--least-score:probability' '--least-pair:probability') ;;
    pinyin) options+=('--style:style:(marks numbers zhuyin)' '--per-character' '--parallel[lines are Chinese TAB English]') ;;
    speak) options+=(
      '--language:language:(zh en)' '--voice:name' '--speed:0.5 to 1.5' {-o,--output}':file:_files' '--times[print when each word sounds]') ;;
    find) options+=(
      '--other[only where the answer has this]:text:' '--without[only where the answer lacks this]:text:' '--regex'
      '--side:side:(source target)' '--article:article' '--sort:by:(none left right word)' '--most:lines' '--counts' '--json'
      '--to:format:(tsv xlsx html)' {-o,--output}':file:_files') ;;
    lookup) options+=('--style:style:(marks numbers zhuyin)' '--json') ;;
    list) options+=('--json') ;;
    sync) options+=('--folder[that your devices share]:folder:_files -/' '--user[your name at the server]:name:' '--encrypt[with a passphrase]' '--name[call this device so]:name:' '--decide[say what stays of two texts]:id:' '--settings[let settings go, too]:on or off:(on off)' '--reading[let the statistics go, too]:on or off:(on off)' '--history[who did what in a row]:article:' '--status[only print how it is]' '--stop[keep it in step no longer]' '--json') ;;
    links) options+=('--tokens[the words are given]' '--threshold:probability') ;;
    notes) options+=('1:action:(add list export import)')
      case $words[2] in
        add) options+=('--stdin' '--author[who wrote the notes]:name:') ;;
        list) options+=('--json' '--article:article') ;;
        export) options+=('--to:format:(csv html jsonld md tsv)' '--article:article' {-o,--output}':file:_files') ;;
        import) options+=('--article:article') ;;
      esac ;;
    terms) options+=('1:action:(import export list)')
      case $words[2] in
        import) options+=('--article:article' '--columns[what each column is]:en,zh,note:') ;;
        export) options+=('--to:format:(csv tsv xlsx tbx)' '--article:article' {-o,--output}':file:_files' '--force[write over a file that is there]') ;;
        list) options+=('--json' '--article:article') ;;
      esac ;;
    review) options+=('1:action:(due export import)')
      case $words[2] in
        due) options+=('--json') ;;
        export) options+=({-o,--output}':file:_files' '--force[write over a file that is there]') ;;
      esac ;;
    known) options+=('1:action:(import export coverage)')
      case $words[2] in
        import) options+=('--format:format:(text csv tsv anki pleco)' '--hsk[all words up to this level]:level:' '--from-anki[the words studied in a running Anki]') ;;
        export) options+=({-o,--output}':file:_files' '--force[write over a file that is there]') ;;
        coverage) options+=('--json' '--level[your level]:level:') ;;
      esac ;;
    library) options+=('1:action:(where verify backup restore rebuild export)')
      case $words[2] in
        restore) options+=('--preview[only print what is in it]') ;;
        rebuild) options+=('--from:folder:_files -/' '--to:file:_files') ;;
        export) options+=({-o,--output}':folder:_files -/') ;;
      esac ;;
    export) options+=(
      '--to:format:(tmx xliff-1.2 xliff-2.1 tbx docx html epub markdown tsv csv xlsx moses xces srt vtt lrc apkg anki-tsv duidu original pdf)'
      {-o,--output}':file:_files' '--book[write a whole book]:name:' '--all[write every article into a folder]' '--side[one language of subtitles]:side:(source target)'
      '--texts[of a PDF]:texts:(side_by_side sentences paragraphs source_only target_only)' '--pinyin[of a PDF]:shown:(all off)'
      '--notes[of a PDF]:notes:(foot end off)' '--type[of a PDF]:size:(large normal small)' '--sheet[of a PDF]:sheet:(a4 letter a5)'
      '--force[write over a file that is there]') ;;
  esac
  _arguments $options '*:file:_files'
}
_duidu "$@"
