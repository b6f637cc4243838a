#compdef duidu
local -a commands=(
  'open:open a bilingual text in the window' 'import:add texts to the library' 'align:align a text and print the beads'
  'pinyin:print the readings of Chinese text' 'words:cut Chinese text into words' 'lookup:look a word up'
  'senses:choose the sense meant' 'links:link the words of sentence pairs' 'notes:add, list, export and import notes'
  'library:check, back up and restore the library' 'export:write an article in another format' 'doctor:print versions and health'
)
_arguments '--library[keep articles and notes in this folder]:folder:_files -/' '--portable[keep everything beside the program]' \
  '--version' '--help' '1: :{_describe command commands; _files}' '*:file:_files'
