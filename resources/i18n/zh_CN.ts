<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>actions</name>
    <message>
      <source>&amp;Open…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New from &amp;clipboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the &amp;sample article</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Articles</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Print…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Close article</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy with &amp;pinyin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select &amp;all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Find…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find &amp;next</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find pre&amp;vious</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Settings…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Contents</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Notes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Interleaved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Left text only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Right text only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>S&amp;wap the sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next &amp;pinyin mode</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pinyin on or o&amp;ff</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Hide the right text until asked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Dim all but the current sentence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scroll &amp;both texts together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Normal size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next &amp;theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Next article</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Previous article</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Rename…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Forward</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Next word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Previous word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Look up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>P&amp;in the card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Note…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another &amp;translation…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ta&amp;g…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Highlight: &amp;yellow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Highlight: g&amp;reen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Highlight: &amp;blue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Highlight: ro&amp;se</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Highlight: &amp;violet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Delete the note or highlight</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;All commands…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Keyboard</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Change the keys…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>About &amp;Duidu</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;View</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Article</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>&amp;Help</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>settings</name>
    <message>
      <source>Appearance</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sepia</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>High contrast</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>English</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>简体中文</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reduce motion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Texts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Side by side</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interleaved</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Left text only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Right text only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Swap the sides</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide until asked for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The left text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The right text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dim all but the current sentence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Scroll both texts together</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Chinese characters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>As in the text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Simplified</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Traditional</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size of hanzi</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zoom</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Line height</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hanzi in a line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Chinese type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Song</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hei</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Latin type</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Serif</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sans serif</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Own Chinese font</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Own Latin font</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pinyin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Over every word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Over words above my level</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dimmed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On click</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Style</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Marks (hǎo)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Numbers (hao3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zhuyin (ㄏㄠˇ)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Join</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By character</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show tone changes as spoken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tone colours in the text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pleco</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dummitt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>MDBG</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hanping</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sinosplice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My level (HSK 2021)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A short meaning over hard words</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Looking up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look up under the pointer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Always</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>While Ctrl is held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>While Shift is held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>While Alt is held</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Never</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>After</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hide after</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tone colours in the card</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Beginner</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Intermediate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Advanced</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Translator</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
