<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>Voices: {names} ({about}), in {folder}</source>
      <translation>语音：{names}（{about}），位于 {folder}</translation>
    </message>
    <message>
      <source>Voices: …</source>
      <translation>语音：…</translation>
    </message>
    <message>
      <source>Voices: none</source>
      <translation>语音：无</translation>
    </message>
    <message>
      <source>Voices of the system: {names}</source>
      <translation>系统语音：{names}</translation>
    </message>
    <message>
      <source>Voices: {about}, in {folder}; onnxruntime or miniaudio is missing</source>
      <translation>语音：{about}，位于 {folder}；缺少 onnxruntime 或 miniaudio</translation>
    </message>
    <message>
      <source>About Duidu</source>
      <translation>关于对读</translation>
    </message>
    <message>
      <source>Licences of all components…</source>
      <translation>所含组件的许可证…</translation>
    </message>
    <message>
      <source>Reads two texts against each other. Everything stays on this computer.</source>
      <translation>两种文本，对照着读。所有内容都只保存在这台电脑上。</translation>
    </message>
    <message>
      <source>Dictionary: {name} of {date}, {n} entries</source>
      <translation>词典：{name}，{date}，{n} 条</translation>
    </message>
    <message>
      <source>Chinese type: Noto Serif SC and Noto Sans SC, SIL Open Font License 1.1</source>
      <translation>中文字体：Noto Serif SC 和 Noto Sans SC，SIL Open Font License 1.1</translation>
    </message>
    <message>
      <source>Words and readings: jieba and pypinyin, MIT License</source>
      <translation>分词与读音：jieba 和 pypinyin，MIT 许可证</translation>
    </message>
    <message>
      <source>Example sentences: Tatoeba, CC BY 2.0 FR</source>
      <translation>例句：Tatoeba，CC BY 2.0 FR</translation>
    </message>
    <message>
      <source>Window: Qt {qt} through PySide6, LGPL version 3</source>
      <translation>窗口：Qt {qt}，通过 PySide6，LGPL 第 3 版</translation>
    </message>
    <message>
      <source>Duidu itself: MIT License</source>
      <translation>对读本身：MIT 许可证</translation>
    </message>
    <message>
      <source>Third-party notices</source>
      <translation>第三方声明</translation>
    </message>
  </context>
  <context>
    <name>Anki</name>
    <message>
      <source>Asking Anki…</source>
      <translation>正在询问 Anki…</translation>
    </message>
    <message>
      <source>{n} card was added.</source>
      <translation>已添加 {n} 张卡片。</translation>
    </message>
    <message>
      <source>{n} cards were added.</source>
      <translation>已添加 {n} 张卡片。</translation>
    </message>
    <message>
      <source>Word</source>
      <translation>词</translation>
    </message>
    <message>
      <source>Traditional characters</source>
      <translation>繁体字</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>读音</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>释义</translation>
    </message>
    <message>
      <source>Sentence</source>
      <translation>句子</translation>
    </message>
    <message>
      <source>Translation of the sentence</source>
      <translation>句子的译文</translation>
    </message>
    <message>
      <source>Where it is from</source>
      <translation>出处</translation>
    </message>
    <message>
      <source>What the translation says for it</source>
      <translation>译文中对应的词</translation>
    </message>
    <message>
      <source>Sentence with readings</source>
      <translation>注音的句子</translation>
    </message>
    <message>
      <source>1 for traditional characters</source>
      <translation>繁体为 1</translation>
    </message>
    <message>
      <source>Sound of the word</source>
      <translation>词的发音</translation>
    </message>
    <message>
      <source>Sound of the sentence</source>
      <translation>句子的发音</translation>
    </message>
    <message>
      <source>Send the cards to Anki</source>
      <translation>将卡片发送到 Anki</translation>
    </message>
    <message>
      <source>{n} word is saved as a card. Anki must be running, with its add-on AnkiConnect.</source>
      <translation>已有 {n} 个词保存为卡片。Anki 须正在运行，并装有 AnkiConnect 插件。</translation>
    </message>
    <message>
      <source>{n} words are saved as cards. Anki must be running, with its add-on AnkiConnect.</source>
      <translation>已有 {n} 个词保存为卡片。Anki 须正在运行，并装有 AnkiConnect 插件。</translation>
    </message>
    <message>
      <source>Deck</source>
      <translation>牌组</translation>
    </message>
    <message>
      <source>Note type</source>
      <translation>笔记类型</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>发送</translation>
    </message>
    <message>
      <source>{n} word was in the deck already.</source>
      <translation>{n} 个词牌组中已有。</translation>
    </message>
    <message>
      <source>{n} words were in the deck already.</source>
      <translation>{n} 个词牌组中已有。</translation>
    </message>
    <message>
      <source>Anki refused {words}.</source>
      <translation>Anki 未接受 {words}。</translation>
    </message>
    <message>
      <source>(leave empty)</source>
      <translation>（留空）</translation>
    </message>
    <message>
      <source>Sending cards to Anki…</source>
      <translation>正在将卡片发送到 Anki…</translation>
    </message>
  </context>
  <context>
    <name>Arriving</name>
    <message>
      <source>Adding the rest of “{title}”…</source>
      <translation>正在添加《{title}》的其余部分…</translation>
    </message>
    <message>
      <source>{here:,} of {whole:,} rows are there</source>
      <translation>共 {whole:,} 行，已有 {here:,} 行</translation>
    </message>
    <message>
      <source>The rest of “{title}” was not added.</source>
      <translation>《{title}》的其余部分没有添加。</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
  </context>
  <context>
    <name>Background</name>
    <message>
      <source>Aligning “{name}”…</source>
      <translation>正在对齐“{name}”…</translation>
    </message>
    <message>
      <source>waits while on battery, {n} %</source>
      <translation>使用电池，暂停改进，{n}%</translation>
    </message>
    <message>
      <source>improving the alignment, {n} %</source>
      <translation>正在改进对齐，{n}%</translation>
    </message>
  </context>
  <context>
    <name>Backups</name>
    <message>
      <source>Restoring a backup never deletes the present library; its files are kept beside it.</source>
      <translation>恢复备份不会删除现有的文库，其文件会保留在旁边。</translation>
    </message>
    <message>
      <source>Backups of the library</source>
      <translation>文库备份</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>立即备份</translation>
    </message>
    <message>
      <source>The backup of {made} will be restored when Duidu is started again.</source>
      <translation>下次启动对读时将恢复 {made} 的备份。</translation>
    </message>
    <message>
      <source>There is no backup yet. Duidu backs the library up by itself while you work and when you close it.</source>
      <translation>还没有备份。对读会在使用期间和关闭时自动备份文库。</translation>
    </message>
    <message>
      <source>{articles}, {notes}</source>
      <translation>{articles}，{notes}</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大小</translation>
    </message>
    <message>
      <source>Do not restore it</source>
      <translation>取消恢复</translation>
    </message>
    <message>
      <source>Restore at the next start</source>
      <translation>下次启动时恢复</translation>
    </message>
    <message>
      <source>The last note: {note}</source>
      <translation>最后一条笔记：{note}</translation>
    </message>
    <message>
      <source>Making a backup…</source>
      <translation>正在备份…</translation>
    </message>
    <message>
      <source>{n} kB</source>
      <translation>{n} kB</translation>
    </message>
    <message>
      <source>{n} article</source>
      <translation>{n} 篇文章</translation>
    </message>
    <message>
      <source>{n} articles</source>
      <translation>{n} 篇文章</translation>
    </message>
    <message>
      <source>{n} note</source>
      <translation>{n} 条笔记</translation>
    </message>
    <message>
      <source>{n} notes</source>
      <translation>{n} 条笔记</translation>
    </message>
  </context>
  <context>
    <name>Bar</name>
    <message>
      <source>Menu</source>
      <translation>菜单</translation>
    </message>
    <message>
      <source>Ways of reading</source>
      <translation>阅读方式</translation>
    </message>
  </context>
  <context>
    <name>BeforeReading</name>
    <message>
      <source>with {n} words {share} %</source>
      <translation>学会 {n} 个词可达 {share}%</translation>
    </message>
    <message>
      <source>You know {n} % of this text</source>
      <translation>这篇文章您认识 {n}%</translation>
    </message>
    <message>
      <source>See these words before you read ({keys})</source>
      <translation>读前先看这些词（{keys}）</translation>
    </message>
    <message>
      <source>Before you read “{title}”</source>
      <translation>阅读《{title}》之前</translation>
    </message>
    <message>
      <source>With this word it would be {share} %.</source>
      <translation>学会这个词后将为 {share}%。</translation>
    </message>
    <message>
      <source>With these {n} words it would be {share} %.</source>
      <translation>学会这 {n} 个词后将为 {share}%。</translation>
    </message>
    <message>
      <source>I know the ticked ones</source>
      <translation>已认识勾选的词</translation>
    </message>
    <message>
      <source>Save the ticked ones as cards</source>
      <translation>将勾选的词存为卡片</translation>
    </message>
    <message>
      <source>This text has no Chinese side.</source>
      <translation>这篇文章没有中文。</translation>
    </message>
    <message>
      <source>Choose a text on the shelf first.</source>
      <translation>请先在书架上选择一篇文章。</translation>
    </message>
  </context>
  <context>
    <name>Book notes</name>
    <message>
      <source>There is no mark of a note of the text in this row.</source>
      <translation>这一行没有书中注释的标记。</translation>
    </message>
    <message>
      <source>The note of this mark is not in the text.</source>
      <translation>正文里找不到这个标记所指的注释。</translation>
    </message>
  </context>
  <context>
    <name>Books</name>
    <message>
      <source>This text is not a chapter of a book.</source>
      <translation>这篇文章不属于任何一本书。</translation>
    </message>
    <message>
      <source>{part} · book {n} %</source>
      <translation>{part} · 全书 {n}%</translation>
    </message>
    <message>
      <source>“{title}” is a book now.</source>
      <translation>《{title}》已成为一本书。</translation>
    </message>
    <message>
      <source>This is the last chapter of the book.</source>
      <translation>这是全书的最后一章。</translation>
    </message>
    <message>
      <source>This is the first chapter of the book.</source>
      <translation>这是全书的第一章。</translation>
    </message>
    <message>
      <source>Next: {title}</source>
      <translation>下一章：{title}</translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message>
      <source>Show in the text</source>
      <translation>在正文中显示</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>注释</translation>
    </message>
    <message>
      <source>Note {label}</source>
      <translation>注 {label}</translation>
    </message>
    <message>
      <source>noun</source>
      <translation>名词</translation>
    </message>
    <message>
      <source>verb</source>
      <translation>动词</translation>
    </message>
    <message>
      <source>adjective</source>
      <translation>形容词</translation>
    </message>
    <message>
      <source>adverb</source>
      <translation>副词</translation>
    </message>
    <message>
      <source>pronoun</source>
      <translation>代词</translation>
    </message>
    <message>
      <source>preposition</source>
      <translation>介词</translation>
    </message>
    <message>
      <source>conjunction</source>
      <translation>连词</translation>
    </message>
    <message>
      <source>determiner</source>
      <translation>限定词</translation>
    </message>
    <message>
      <source>number</source>
      <translation>数词</translation>
    </message>
    <message>
      <source>interjection</source>
      <translation>叹词</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>very common</source>
      <translation>极常用</translation>
    </message>
    <message>
      <source>common</source>
      <translation>常用</translation>
    </message>
    <message>
      <source>less common</source>
      <translation>不太常用</translation>
    </message>
    <message>
      <source>rare</source>
      <translation>少用</translation>
    </message>
    <message>
      <source>very rare</source>
      <translation>罕用</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Speak the word</source>
      <translation>朗读这个词</translation>
    </message>
    <message>
      <source>Save the word as a card</source>
      <translation>存为生词卡片</translation>
    </message>
    <message>
      <source>About the word</source>
      <translation>词语详情</translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>写笔记</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>All occurrences</source>
      <translation>所有出现之处</translation>
    </message>
    <message>
      <source>Keep open</source>
      <translation>保持打开</translation>
    </message>
    <message>
      <source>The stroke order of “{word}” is not known here.</source>
      <translation>没有“{word}”的笔顺。</translation>
    </message>
    <message>
      <source>Stroke orders are an addition, strokes.bin; see the README.</source>
      <translation>笔顺是附加数据 strokes.bin，见 README。</translation>
    </message>
    <message>
      <source>Not in the dictionary.</source>
      <translation>词典中没有这个词。</translation>
    </message>
    <message>
      <source>in {n} paragraph of your library</source>
      <translation>文库中有 {n} 段出现过</translation>
    </message>
    <message>
      <source>in {n} paragraphs of your library</source>
      <translation>文库中有 {n} 段出现过</translation>
    </message>
    <message>
      <source>looked up {n} time</source>
      <translation>查过 {n} 次</translation>
    </message>
    <message>
      <source>looked up {n} times</source>
      <translation>查过 {n} 次</translation>
    </message>
    <message>
      <source>made of {parts}</source>
      <translation>由{parts}组成</translation>
    </message>
    <message>
      <source>Rendered differently here.</source>
      <translation>此处译法不同。</translation>
    </message>
    <message>
      <source>Your glossary forbids this rendering.</source>
      <translation>您的术语表禁用这种译法。</translation>
    </message>
    <message>
      <source>and {n} more</source>
      <translation>还有 {n} 个</translation>
    </message>
    <message>
      <source>Could also be read {readings}</source>
      <translation>也可以读 {readings}</translation>
    </message>
    <message>
      <source>here: {words}</source>
      <translation>此处：{words}</translation>
    </message>
    <message>
      <source>in more than {n} paragraphs of your library</source>
      <translation>文库中有超过 {n} 段出现过</translation>
    </message>
    <message>
      <source>How often you looked words up was forgotten.</source>
      <translation>查词次数已清除。</translation>
    </message>
  </context>
  <context>
    <name>Chapters</name>
    <message>
      <source>Chapters</source>
      <translation>章节</translation>
    </message>
    <message>
      <source>Chapters of “{title}”</source>
      <translation>《{title}》的章节</translation>
    </message>
    <message>
      <source>{n} chapter was left out of the book.</source>
      <translation>已从书中移出 {n} 章。</translation>
    </message>
    <message>
      <source>{n} chapters were left out of the book.</source>
      <translation>已从书中移出 {n} 章。</translation>
    </message>
    <message>
      <source>The book was taken apart; its chapters are texts now.</source>
      <translation>书已拆散，其中章节成为单独的文章。</translation>
    </message>
    <message>
      <source>The text is a chapter now.</source>
      <translation>这篇文章已成为书的一章。</translation>
    </message>
    <message>
      <source>Add files as chapters</source>
      <translation>将文件添加为章节</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>上移</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>下移</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>移出</translation>
    </message>
    <message>
      <source>It stays on the shelf</source>
      <translation>仍留在书架上</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>It leaves the shelf, too</source>
      <translation>同时从书架上移除</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>添加…</translation>
    </message>
    <message>
      <source>Texts that are in no book</source>
      <translation>不属于任何书的文章</translation>
    </message>
    <message>
      <source>Dissolve the book</source>
      <translation>拆散此书</translation>
    </message>
    <message>
      <source>{n} more file failed.</source>
      <translation>另有 {n} 个文件未能加入。</translation>
    </message>
    <message>
      <source>{n} more files failed.</source>
      <translation>另有 {n} 个文件未能加入。</translation>
    </message>
    <message>
      <source>The chapter was moved.</source>
      <translation>已移动这一章。</translation>
    </message>
    <message>
      <source>Files…</source>
      <translation>文件…</translation>
    </message>
  </context>
  <context>
    <name>Check</name>
    <message>
      <source>This will not be told again anywhere.</source>
      <translation>这一处以后在任何地方都不再提示。</translation>
    </message>
    <message>
      <source>This will not be told again here.</source>
      <translation>这里以后不再提示。</translation>
    </message>
    <message>
      <source>First choose a finding with F5.</source>
      <translation>请先按 F5 选中一个问题。</translation>
    </message>
    <message>
      <source>This counts as a finding again.</source>
      <translation>这一处重新算作问题。</translation>
    </message>
    <message>
      <source>There is nothing to report; F7 checks first.</source>
      <translation>没有可写入报告的内容，请先按 F7 检查。</translation>
    </message>
    <message>
      <source>There is nothing to look at.</source>
      <translation>没有需要查看的问题。</translation>
    </message>
    <message>
      <source>Write a report</source>
      <translation>写检查报告</translation>
    </message>
    <message>
      <source>Write what is no fault</source>
      <translation>导出“不算错”的条目</translation>
    </message>
    <message>
      <source>{n} finding was set aside.</source>
      <translation>已把 {n} 个问题标为不算错。</translation>
    </message>
    <message>
      <source>{n} findings were set aside.</source>
      <translation>已把 {n} 个问题标为不算错。</translation>
    </message>
    <message>
      <source>Web page (*.html)</source>
      <translation>网页 (*.html)</translation>
    </message>
    <message>
      <source>Set aside (*.jsonl *.json)</source>
      <translation>不算错的条目 (*.jsonl *.json)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Take over what is no fault</source>
      <translation>导入“不算错”的条目</translation>
    </message>
    <message>
      <source>Written to {name}.</source>
      <translation>已写入 {name}。</translation>
    </message>
    <message>
      <source>Nothing of this file is found here.</source>
      <translation>这个文件里的条目在本文中都没有出现。</translation>
    </message>
  </context>
  <context>
    <name>CheckPanel</name>
    <message>
      <source>{n} finding</source>
      <translation>{n} 个问题</translation>
    </message>
    <message>
      <source>{n} findings</source>
      <translation>{n} 个问题</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>检查</translation>
    </message>
    <message>
      <source>Which findings are shown</source>
      <translation>显示哪些问题</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Not a fault</source>
      <translation>这里不算错</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>都不算错</translation>
    </message>
    <message>
      <source>Count it again</source>
      <translation>重新算作问题</translation>
    </message>
    <message>
      <source>Names…</source>
      <translation>专名…</translation>
    </message>
    <message>
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <source>Which checks run…</source>
      <translation>检查项目…</translation>
    </message>
    <message>
      <source>Write a report…</source>
      <translation>写报告…</translation>
    </message>
    <message>
      <source>Not a fault in this place (Del)</source>
      <translation>在这一处不算错（Del）</translation>
    </message>
    <message>
      <source>Not a fault wherever these words stand (Shift+Del)</source>
      <translation>这些词句在任何地方都不算错（Shift+Del）</translation>
    </message>
    <message>
      <source>Never a fault</source>
      <translation>在任何地方都不算错</translation>
    </message>
    <message>
      <source>All findings ({n})</source>
      <translation>全部问题（{n}）</translation>
    </message>
    <message>
      <source>{current} of {findings}</source>
      <translation>第 {current} 个，共 {findings} 个</translation>
    </message>
    <message>
      <source>Set aside ({n})</source>
      <translation>不算错（{n}）</translation>
    </message>
    <message>
      <source>Checking… {n} %</source>
      <translation>正在检查… {n}%</translation>
    </message>
    <message>
      <source>{n} % checked</source>
      <translation>已检查 {n}%</translation>
    </message>
    <message>
      <source>Nothing was found.</source>
      <translation>没有发现问题。</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Set aside by {name} on {date}</source>
      <translation>{name} 于 {date} 标为不算错</translation>
    </message>
    <message>
      <source>{check}, row {n}</source>
      <translation>{check}，第 {n} 行</translation>
    </message>
    <message>
      <source>Set aside on {date}</source>
      <translation>{date} 标为不算错</translation>
    </message>
    <message>
      <source>row {n}</source>
      <translation>第 {n} 行</translation>
    </message>
    <message>
      <source>critical</source>
      <translation>严重</translation>
    </message>
    <message>
      <source>major</source>
      <translation>重要</translation>
    </message>
    <message>
      <source>minor</source>
      <translation>轻微</translation>
    </message>
  </context>
  <context>
    <name>Choice</name>
    <message>
      <source>{name}: {chosen}</source>
      <translation>{name}：{chosen}</translation>
    </message>
  </context>
  <context>
    <name>ColorNames</name>
    <message>
      <source>Names of the colours</source>
      <translation>颜色名称</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>What it stands for</source>
      <translation>它代表什么</translation>
    </message>
  </context>
  <context>
    <name>Colors</name>
    <message>
      <source>Yellow</source>
      <translation>黄</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>绿</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>蓝</translation>
    </message>
    <message>
      <source>Rose</source>
      <translation>红</translation>
    </message>
    <message>
      <source>Violet</source>
      <translation>紫</translation>
    </message>
  </context>
  <context>
    <name>ColumnsSheet</name>
    <message>
      <source>Columns of “{name}”</source>
      <translation>“{name}”的各列</translation>
    </message>
    <message>
      <source>Some of these columns may be synonyms or notes. Say what each of them is.</source>
      <translation>有些列可能是同义词，也可能是备注。请指明每一列是什么。</translation>
    </message>
    <message>
      <source>The file does not tell its languages. Say what each column is.</source>
      <translation>文件没有标明语言。请指明每一列是什么。</translation>
    </message>
    <message>
      <source>The names of these columns do not fit their words. Say what each of them is.</source>
      <translation>列名与其中的词不符。请指明每一列是什么。</translation>
    </message>
    <message>
      <source>The first rows of the file</source>
      <translation>文件的前几行</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Term</source>
      <translation>术语</translation>
    </message>
    <message>
      <source>Rendering</source>
      <translation>译法</translation>
    </message>
    <message>
      <source>Forbidden rendering</source>
      <translation>禁用译法</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>不导入</translation>
    </message>
    <message>
      <source>Column {n}</source>
      <translation>第 {n} 列</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>An error in Duidu stopped this change; nothing was changed. Try it again.</source>
      <translation>对读出错，这次修改没有完成，内容没有任何改动。请重试。</translation>
    </message>
    <message>
      <source>Your last change is still being saved; you can go on.</source>
      <translation>刚才的修改还在保存，可以继续操作。</translation>
    </message>
  </context>
  <context>
    <name>Contents</name>
    <message>
      <source>This article has no bookmarks. {keys} sets one.</source>
      <translation>本文没有书签。按 {keys} 添加。</translation>
    </message>
    <message>
      <source>Bookmark removed.</source>
      <translation>已移除书签。</translation>
    </message>
    <message>
      <source>Bookmark set.</source>
      <translation>已添加书签。</translation>
    </message>
  </context>
  <context>
    <name>ContentsPanel</name>
    <message>
      <source>Contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>Filter headings</source>
      <translation>筛选标题</translation>
    </message>
    <message>
      <source>Headings</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Bookmarks</source>
      <translation>书签</translation>
    </message>
    <message>
      <source>No heading has this.</source>
      <translation>没有符合的标题。</translation>
    </message>
    <message>
      <source>This article has no headings.</source>
      <translation>这篇文章没有标题。</translation>
    </message>
  </context>
  <context>
    <name>Corrections</name>
    <message>
      <source>In one place in “{title}”</source>
      <translation>《{title}》中的一处</translation>
    </message>
    <message>
      <source>There are no corrections yet. Alt+C cuts a word, Alt+J joins two, Alt+R changes a reading.</source>
      <translation>还没有更正。Alt+C 拆词，Alt+J 合词，Alt+R 改读音。</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有地方</translation>
    </message>
    <message>
      <source>In “{title}”</source>
      <translation>在《{title}》中</translation>
    </message>
    <message>
      <source>Corrections of words</source>
      <translation>词语的更正</translation>
    </message>
    <message>
      <source>Word</source>
      <translation>词语</translation>
    </message>
    <message>
      <source>Instead</source>
      <translation>改为</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>By</source>
      <translation>更正者</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Export the corrections</source>
      <translation>导出更正</translation>
    </message>
    <message>
      <source>{n} correction</source>
      <translation>{n} 处更正</translation>
    </message>
    <message>
      <source>{n} corrections</source>
      <translation>{n} 处更正</translation>
    </message>
    <message>
      <source>{n} correction removed.</source>
      <translation>已移除 {n} 处更正。</translation>
    </message>
    <message>
      <source>{n} corrections removed.</source>
      <translation>已移除 {n} 处更正。</translation>
    </message>
  </context>
  <context>
    <name>DeletedNotes</name>
    <message>
      <source>Deleted notes</source>
      <translation>已删除的笔记</translation>
    </message>
    <message>
      <source>Deleted notes are kept for 30 days.</source>
      <translation>删除的笔记保留 30 天。</translation>
    </message>
    <message>
      <source>No note of this article was deleted.</source>
      <translation>这篇文章没有删除过的笔记。</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Deleted</source>
      <translation>删除时间</translation>
    </message>
  </context>
  <context>
    <name>Dictionaries</name>
    <message>
      <source>This CC-CEDICT is of {date} and has {n} entries; the one in use is of {other} and has {m}. It may be cut off or another dictionary; nothing has been changed.</source>
      <translation>这份 CC-CEDICT 的日期是 {date}，有 {n} 条；正在使用的是 {other} 的，有 {m} 条。它可能不完整，或是别的词典；目前没有做任何改动。</translation>
    </message>
    <message>
      <source>CC-CEDICT of {date} ({n} entries) is in use.</source>
      <translation>正在使用 {date} 的 CC-CEDICT（{n} 条）。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>正在读取 {name}…</translation>
    </message>
    <message>
      <source>Use it nevertheless</source>
      <translation>仍然使用</translation>
    </message>
    <message>
      <source>Keep the one in use</source>
      <translation>保留正在使用的</translation>
    </message>
    <message>
      <source>In use: {name} of {date}, {n} entries.</source>
      <translation>正在使用：{name}，{date}，{n} 条。</translation>
    </message>
    <message>
      <source>Dictionaries</source>
      <translation>词典</translation>
    </message>
    <message>
      <source>Other dictionaries, shown after it</source>
      <translation>其他词典，显示在 CC-CEDICT 之后</translation>
    </message>
    <message>
      <source>Changes take effect at once.</source>
      <translation>更改立即生效。</translation>
    </message>
    <message>
      <source>None yet: dictionaries in StarDict or dictd form.</source>
      <translation>还没有其他词典。可以添加 StarDict 或 dictd 格式的词典。</translation>
    </message>
    <message>
      <source>Import a newer CC-CEDICT…</source>
      <translation>导入新版 CC-CEDICT…</translation>
    </message>
    <message>
      <source>Use the one that came with Duidu</source>
      <translation>使用对读自带的</translation>
    </message>
    <message>
      <source>Add StarDict or dictd…</source>
      <translation>添加 StarDict 或 dictd…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>CC-CEDICT (*.u8 *.txt *.gz)</source>
      <translation>CC-CEDICT (*.u8 *.txt *.gz)</translation>
    </message>
    <message>
      <source>StarDict or dictd (*.ifo *.index)</source>
      <translation>StarDict 或 dictd (*.ifo *.index)</translation>
    </message>
    <message>
      <source>“{name}” was added: {n} words.</source>
      <translation>已添加“{name}”：{n} 个词条。</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source> (not found)</source>
      <translation>（未找到）</translation>
    </message>
  </context>
  <context>
    <name>Drafts</name>
    <message>
      <source>{n} draft thrown away.</source>
      <translation>已丢弃 {n} 份草稿。</translation>
    </message>
    <message>
      <source>{n} drafts thrown away.</source>
      <translation>已丢弃 {n} 份草稿。</translation>
    </message>
    <message>
      <source>There is a draft for this place, begun before it was last changed.</source>
      <translation>此处有一份草稿，是在最近一次修改之前开始写的。</translation>
    </message>
    <message>
      <source>The place of this draft is gone. Notes, Drafts… still shows its text.</source>
      <translation>这份草稿所在的位置已不存在；其文字仍可在“笔记 → 草稿…”中看到。</translation>
    </message>
    <message>
      <source>What you had typed here is shown again.</source>
      <translation>已恢复您之前在此处输入的内容。</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Throw away</source>
      <translation>丢弃</translation>
    </message>
    <message>
      <source>Show the draft</source>
      <translation>显示草稿</translation>
    </message>
    <message>
      <source>What you typed is kept as a draft.</source>
      <translation>您输入的内容已存为草稿。</translation>
    </message>
    <message>
      <source>The note was changed meanwhile.</source>
      <translation>这条笔记在此期间已被修改。</translation>
    </message>
    <message>
      <source>Drafts</source>
      <translation>草稿</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>For</source>
      <translation>所属位置</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Correction of the text</source>
      <translation>文字更正</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>读音</translation>
    </message>
    <message>
      <source>Term</source>
      <translation>术语</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Names of the colours</source>
      <translation>颜色名称</translation>
    </message>
    <message>
      <source>Check of your own</source>
      <translation>自定义检查</translation>
    </message>
    <message>
      <source>When</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>What was typed and not finished. It stays here until you decide.</source>
      <translation>已输入但尚未完成的内容。在您决定之前会一直保留在这里。</translation>
    </message>
    <message>
      <source>There are no drafts. What you type is kept while you type it.</source>
      <translation>没有草稿。输入的内容会随输入自动保存。</translation>
    </message>
    <message>
      <source>What you were typing last time was kept: {n} draft.</source>
      <translation>上次输入的内容已保留：{n} 份草稿。</translation>
    </message>
    <message>
      <source>What you were typing last time was kept: {n} drafts.</source>
      <translation>上次输入的内容已保留：{n} 份草稿。</translation>
    </message>
    <message>
      <source>This draft was finished already.</source>
      <translation>这份草稿已经完成。</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>查看</translation>
    </message>
  </context>
  <context>
    <name>EditText</name>
    <message>
      <source>This side is not shown; show both texts to edit it.</source>
      <translation>这一侧没有显示；请同时显示两侧再编辑。</translation>
    </message>
    <message>
      <source>This was the last text.</source>
      <translation>后面没有正文了。</translation>
    </message>
    <message>
      <source>Text of this place</source>
      <translation>此处的正文</translation>
    </message>
    <message>
      <source>Write the missing text here</source>
      <translation>在此补写缺少的正文</translation>
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>1 picture</source>
      <translation>1 张图片</translation>
    </message>
    <message>
      <source>{count} pictures</source>
      <translation>{count} 张图片</translation>
    </message>
    <message>
      <source>1 formula</source>
      <translation>1 个公式</translation>
    </message>
    <message>
      <source>{count} formulas</source>
      <translation>{count} 个公式</translation>
    </message>
    <message>
      <source>1 text box</source>
      <translation>1 个文本框</translation>
    </message>
    <message>
      <source>{count} text boxes</source>
      <translation>{count} 个文本框</translation>
    </message>
    <message>
      <source>1 hidden passage</source>
      <translation>1 处隐藏文字</translation>
    </message>
    <message>
      <source>{count} hidden passages</source>
      <translation>{count} 处隐藏文字</translation>
    </message>
    <message>
      <source>1 deleted passage</source>
      <translation>1 处已删除的修订</translation>
    </message>
    <message>
      <source>{count} deleted passages</source>
      <translation>{count} 处已删除的修订</translation>
    </message>
    <message>
      <source>1 embedded object</source>
      <translation>1 个嵌入对象</translation>
    </message>
    <message>
      <source>{count} embedded objects</source>
      <translation>{count} 个嵌入对象</translation>
    </message>
    <message>
      <source>1 page that is missing</source>
      <translation>1 个缺失的页面</translation>
    </message>
    <message>
      <source>{count} pages that are missing</source>
      <translation>{count} 个缺失的页面</translation>
    </message>
    <message>
      <source>1 page without text</source>
      <translation>1 页没有文字</translation>
    </message>
    <message>
      <source>{count} pages without text</source>
      <translation>{count} 页没有文字</translation>
    </message>
    <message>
      <source>1 page of another kind</source>
      <translation>1 个其他类型的页面</translation>
    </message>
    <message>
      <source>{count} pages of other kinds</source>
      <translation>{count} 个其他类型的页面</translation>
    </message>
    <message>
      <source>1 page beside the book</source>
      <translation>1 个不在阅读顺序中的页面</translation>
    </message>
    <message>
      <source>{count} pages beside the book</source>
      <translation>{count} 个不在阅读顺序中的页面</translation>
    </message>
    <message>
      <source>1 table of contents</source>
      <translation>1 个目录</translation>
    </message>
    <message>
      <source>{count} tables of contents</source>
      <translation>{count} 个目录</translation>
    </message>
    <message>
      <source>1 menu or margin of the page</source>
      <translation>1 处菜单或页边内容</translation>
    </message>
    <message>
      <source>{count} menus and margins of the page</source>
      <translation>{count} 处菜单或页边内容</translation>
    </message>
    <message>
      <source>1 reading over characters</source>
      <translation>1 处字上注音</translation>
    </message>
    <message>
      <source>{count} readings over characters</source>
      <translation>{count} 处字上注音</translation>
    </message>
    <message>
      <source>1 header or footer</source>
      <translation>1 个页眉或页脚</translation>
    </message>
    <message>
      <source>{count} headers and footers</source>
      <translation>{count} 个页眉和页脚</translation>
    </message>
    <message>
      <source>1 comment</source>
      <translation>1 条批注</translation>
    </message>
    <message>
      <source>{count} comments</source>
      <translation>{count} 条批注</translation>
    </message>
    <message>
      <source>1 other sheet</source>
      <translation>1 个其他工作表</translation>
    </message>
    <message>
      <source>{count} other sheets</source>
      <translation>{count} 个其他工作表</translation>
    </message>
    <message>
      <source>1 other column</source>
      <translation>1 个其他列</translation>
    </message>
    <message>
      <source>{count} other columns</source>
      <translation>{count} 个其他列</translation>
    </message>
    <message>
      <source>1 text in another language</source>
      <translation>1 段其他语言的文字</translation>
    </message>
    <message>
      <source>{count} texts in other languages</source>
      <translation>{count} 段其他语言的文字</translation>
    </message>
    <message>
      <source>1 other translation</source>
      <translation>1 个备选译文</translation>
    </message>
    <message>
      <source>{count} other translations</source>
      <translation>{count} 个备选译文</translation>
    </message>
    <message>
      <source>1 context of an entry</source>
      <translation>1 条条目的上下文</translation>
    </message>
    <message>
      <source>{count} contexts of entries</source>
      <translation>{count} 条条目的上下文</translation>
    </message>
    <message>
      <source>1 glossary entry</source>
      <translation>1 条术语</translation>
    </message>
    <message>
      <source>{count} glossary entries</source>
      <translation>{count} 条术语</translation>
    </message>
    <message>
      <source>1 name of a speaker</source>
      <translation>1 个说话人姓名</translation>
    </message>
    <message>
      <source>{count} names of speakers</source>
      <translation>{count} 个说话人姓名</translation>
    </message>
    <message>
      <source>1 empty cue</source>
      <translation>1 条空字幕</translation>
    </message>
    <message>
      <source>{count} empty cues</source>
      <translation>{count} 条空字幕</translation>
    </message>
    <message>
      <source>1 repeated line</source>
      <translation>1 行重复的字幕</translation>
    </message>
    <message>
      <source>{count} repeated lines</source>
      <translation>{count} 行重复的字幕</translation>
    </message>
    <message>
      <source>1 broken cue</source>
      <translation>1 条损坏的字幕</translation>
    </message>
    <message>
      <source>{count} broken cues</source>
      <translation>{count} 条损坏的字幕</translation>
    </message>
    <message>
      <source>1 drawing</source>
      <translation>1 个绘图</translation>
    </message>
    <message>
      <source>{count} drawings</source>
      <translation>{count} 个绘图</translation>
    </message>
    <message>
      <source>1 line of readings</source>
      <translation>1 行注音</translation>
    </message>
    <message>
      <source>{count} lines of readings</source>
      <translation>{count} 行注音</translation>
    </message>
    <message>
      <source>1 label of a language</source>
      <translation>1 处语言标记</translation>
    </message>
    <message>
      <source>{count} labels of languages</source>
      <translation>{count} 处语言标记</translation>
    </message>
    <message>
      <source>1 dividing line</source>
      <translation>1 条分隔行</translation>
    </message>
    <message>
      <source>{count} dividing lines</source>
      <translation>{count} 条分隔行</translation>
    </message>
    <message>
      <source>1 obsolete entry</source>
      <translation>1 个废弃条目</translation>
    </message>
    <message>
      <source>{count} obsolete entries</source>
      <translation>{count} 个废弃条目</translation>
    </message>
    <message>
      <source>1 broken line</source>
      <translation>1 行损坏的文字</translation>
    </message>
    <message>
      <source>{count} broken lines</source>
      <translation>{count} 行损坏的文字</translation>
    </message>
    <message>
      <source>This sentence is not in this row; choose a sentence of the row.</source>
      <translation>这个句子不在本行中；请选择本行的句子。</translation>
    </message>
    <message>
      <source>Only neighbouring sentences can be linked as one group; choose them without a gap.</source>
      <translation>只有相邻的句子才能关联为一组；请选择中间没有间隔的句子。</translation>
    </message>
    <message>
      <source>A sentence can move only one group at a time.</source>
      <translation>句子一次只能移动一组。</translation>
    </message>
    <message>
      <source>There is no sentence above or below in this row.</source>
      <translation>这一行的上方或下方没有句子。</translation>
    </message>
    <message>
      <source>This sentence already has no counterpart.</source>
      <translation>这个句子本来就没有对应句。</translation>
    </message>
    <message>
      <source>There is no paragraph below this one to merge it with.</source>
      <translation>下面没有可以合并的段落。</translation>
    </message>
    <message>
      <source>Choose a place inside a sentence to split it there.</source>
      <translation>请选择句子中间的一处来断句。</translation>
    </message>
    <message>
      <source>Choose a place inside a paragraph to split it there.</source>
      <translation>请选择段落中间的一处来分段。</translation>
    </message>
    <message>
      <source>There is no sentence below this one in its paragraph to merge it with.</source>
      <translation>本段中下面没有可以合并的句子。</translation>
    </message>
    <message>
      <source>This paragraph is not in this row; choose a paragraph of the row.</source>
      <translation>这个段落不在本行中；请选择本行的段落。</translation>
    </message>
    <message>
      <source>This row was removed meanwhile; choose another one.</source>
      <translation>这一行在此期间已被移除；请另选一行。</translation>
    </message>
    <message>
      <source>The rows cannot be merged: the counterpart of this paragraph is elsewhere in the text.</source>
      <translation>这些行不能合并：这个段落的对应段在文中别处。</translation>
    </message>
    <message>
      <source>The alignment was edited meanwhile, so nothing was changed; try again.</source>
      <translation>对齐在此期间被修改过，因此没有改动；请重试。</translation>
    </message>
    <message>
      <source>The text was edited meanwhile, so nothing was changed; try again.</source>
      <translation>文本在此期间被修改过，因此没有改动；请重试。</translation>
    </message>
    <message>
      <source>The file of this text says that the row is not to be translated; it stays locked.</source>
      <translation>这篇文章的文件注明此行不需翻译，因此保持锁定。</translation>
    </message>
    <message>
      <source>A sentence can move only one row at a time.</source>
      <translation>句子一次只能移动一行。</translation>
    </message>
    <message>
      <source>There is no row above or below this one.</source>
      <translation>上面或下面没有行。</translation>
    </message>
    <message>
      <source>This sentence is in this row already.</source>
      <translation>这个句子已经在这一行里了。</translation>
    </message>
    <message>
      <source>The row cannot be split before its first sentence; choose a later one.</source>
      <translation>不能在行的第一句之前拆分；请选择后面的句子。</translation>
    </message>
    <message>
      <source>There is no sentence here to move; put the caret into one.</source>
      <translation>这里没有可移动的句子；请把光标放到一个句子里。</translation>
    </message>
    <message>
      <source>This paragraph already has no counterpart.</source>
      <translation>这个段落本来就没有对应段。</translation>
    </message>
    <message>
      <source>These rows were edited meanwhile; try again.</source>
      <translation>这些行在此期间被修改过；请重试。</translation>
    </message>
    <message>
      <source>Other sentences of this side stand between these rows; move those first.</source>
      <translation>这两行之间还有这一侧的其他句子；请先移动它们。</translation>
    </message>
    <message>
      <source>These rows were changed after this edit, so it cannot be undone.</source>
      <translation>这些行在这次修改之后又有改动，因此无法撤销。</translation>
    </message>
    <message>
      <source>The corrected words no longer stand together in the text, so the correction was not taken back; edit the text instead.</source>
      <translation>改过的文字在正文中已不再连在一起，因此没有撤回这处修改；请直接编辑正文。</translation>
    </message>
    <message>
      <source>Nothing was typed, so the text stays without a counterpart.</source>
      <translation>没有输入文字，这段正文仍然没有对应内容。</translation>
    </message>
    <message>
      <source>The words were changed meanwhile.</source>
      <translation>这些文字在此期间已有改动。</translation>
    </message>
    <message>
      <source>Some of these texts were edited after the words were replaced, so not all can be undone at once; take them back in the list of corrections.</source>
      <translation>替换之后其中有些正文又编辑过，因此不能一次全部撤销；请在修改列表中撤回。</translation>
    </message>
    <message>
      <source>Only text inside one sentence can be changed; change one sentence at a time.</source>
      <translation>一次只能修改一个句子里的文字。</translation>
    </message>
    <message>
      <source>A sentence cannot be empty, and it cannot begin or end with a space.</source>
      <translation>句子不能为空，也不能以空格开头或结尾。</translation>
    </message>
    <message>
      <source>A paragraph cannot be empty: leave at least a word of it, or say that it has no counterpart.</source>
      <translation>段落不能为空：请至少留下一个词，或者指明它没有对应内容。</translation>
    </message>
    <message>
      <source>“{name}” is of a kind that this Duidu cannot write back; update it.</source>
      <translation>这个版本的对读无法写回“{name}”这类文件；请更新对读。</translation>
    </message>
    <message>
      <source>The backup {backup} cannot be read ({error}); choose another one.</source>
      <translation>无法读取备份 {backup}（{error}）；请另选一个。</translation>
    </message>
    <message>
      <source>{path} could not be written: {value}. Choose another folder or make room there.</source>
      <translation>无法写入 {path}：{value}。请另选文件夹，或在那里腾出空间。</translation>
    </message>
    <message>
      <source>The same text is translated elsewhere as “{text}”.</source>
      <translation>相同的原文在别处译作“{text}”。</translation>
    </message>
    <message>
      <source>This is elsewhere the translation of “{text}”.</source>
      <translation>这句译文在别处对应的是“{text}”。</translation>
    </message>
    <message>
      <source>One side ends with “{source}”, the other with “{target}”.</source>
      <translation>一侧以“{source}”结尾，另一侧以“{target}”结尾。</translation>
    </message>
    <message>
      <source>Only one side ends with “{mark}”.</source>
      <translation>只有一侧以“{mark}”结尾。</translation>
    </message>
    <message>
      <source>“{source}” is “{target}” on the other side.</source>
      <translation>“{source}”在另一侧成了“{target}”。</translation>
    </message>
    <message>
      <source>The other side does not have “{text}”.</source>
      <translation>另一侧没有“{text}”。</translation>
    </message>
    <message>
      <source>One side is empty</source>
      <translation>一侧为空</translation>
    </message>
    <message>
      <source>Not translated</source>
      <translation>未翻译</translation>
    </message>
    <message>
      <source>Something is left out</source>
      <translation>漏译</translation>
    </message>
    <message>
      <source>Something is added</source>
      <translation>增译</translation>
    </message>
    <message>
      <source>Unusual length</source>
      <translation>长度异常</translation>
    </message>
    <message>
      <source>Longer than the file allows</source>
      <translation>超出文件允许的长度</translation>
    </message>
    <message>
      <source>Numbers and dates</source>
      <translation>数字和日期</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>专名</translation>
    </message>
    <message>
      <source>Terms of the glossary</source>
      <translation>术语</translation>
    </message>
    <message>
      <source>Same text, other translation</source>
      <translation>原文相同，译文不同</translation>
    </message>
    <message>
      <source>Other text, same translation</source>
      <translation>原文不同，译文相同</translation>
    </message>
    <message>
      <source>Web and mail addresses</source>
      <translation>网址和邮箱</translation>
    </message>
    <message>
      <source>Codes and abbreviations</source>
      <translation>代码和缩写</translation>
    </message>
    <message>
      <source>Placeholders and tags</source>
      <translation>占位符和标签</translation>
    </message>
    <message>
      <source>Brackets and quotation marks</source>
      <translation>括号和引号</translation>
    </message>
    <message>
      <source>Mark at the end</source>
      <translation>句末标点</translation>
    </message>
    <message>
      <source>Punctuation marks</source>
      <translation>标点</translation>
    </message>
    <message>
      <source>Blanks</source>
      <translation>空格</translation>
    </message>
    <message>
      <source>Repeated words</source>
      <translation>重复的词</translation>
    </message>
    <message>
      <source>Damaged characters</source>
      <translation>损坏的字符</translation>
    </message>
    <message>
      <source>Mixed scripts</source>
      <translation>文字混用</translation>
    </message>
    <message>
      <source>The other side does not say this: “{text}”.</source>
      <translation>另一侧没有译出：“{text}”。</translation>
    </message>
    <message>
      <source>The translation is far too long for its text.</source>
      <translation>译文比原文长得多。</translation>
    </message>
    <message>
      <source>The translation is far too short for its text.</source>
      <translation>译文比原文短得多。</translation>
    </message>
    <message>
      <source>“{name}” is “{text}” everywhere already.</source>
      <translation>“{name}”已经全都译作“{text}”。</translation>
    </message>
    <message>
      <source>“{name}” is “{text}” here and otherwise elsewhere: {all}.</source>
      <translation>“{name}”在这里译作“{text}”，与别处不同：{all}。</translation>
    </message>
    <message>
      <source>“{text}” is “{name}” elsewhere, and “{other}” here.</source>
      <translation>“{text}”在别处对应“{name}”，在这里对应“{other}”。</translation>
    </message>
    <message>
      <source>“{text}” is told in another unit on the other side.</source>
      <translation>“{text}”在另一侧用了别的单位。</translation>
    </message>
    <message>
      <source>The other side does not say “{text}”.</source>
      <translation>另一侧没有说到“{text}”。</translation>
    </message>
    <message>
      <source>“{text}” is a half-width mark in a text of full-width ones.</source>
      <translation>“{text}”是半角标点，而全文用全角标点。</translation>
    </message>
    <message>
      <source>“{text}” says a word twice.</source>
      <translation>“{text}”中有重复的词。</translation>
    </message>
    <message>
      <source>“{text}” belongs to another script than the rest of the text.</source>
      <translation>“{text}”与全文所用的字形（简体或繁体）不同。</translation>
    </message>
    <message>
      <source>A blank stands where none belongs: “{text}”.</source>
      <translation>这里不该有空格：“{text}”。</translation>
    </message>
    <message>
      <source>“{text}” is a full-width mark in a text of half-width ones.</source>
      <translation>“{text}”是全角标点，而全文用半角标点。</translation>
    </message>
    <message>
      <source>The marks “{text}” do not go together.</source>
      <translation>标点“{text}”不应连用。</translation>
    </message>
    <message>
      <source>Damaged characters: “{text}”.</source>
      <translation>损坏的字符：“{text}”。</translation>
    </message>
    <message>
      <source>“{text}” mixes letters of two alphabets.</source>
      <translation>“{text}”混用了两种字母。</translation>
    </message>
    <message>
      <source>Two blanks stand beside each other.</source>
      <translation>这里有两个连续的空格。</translation>
    </message>
    <message>
      <source>“{name}” is no list of checks; each is an object with a name and a regular expression for the source or the target.</source>
      <translation>“{name}”不是检查列表；每项检查应是一个对象，含名称以及用于原文或译文的正则表达式。</translation>
    </message>
    <message>
      <source>“{mark}” is closed and was not opened.</source>
      <translation>“{mark}”没有对应的前半个。</translation>
    </message>
    <message>
      <source>“{mark}” is opened and not closed.</source>
      <translation>“{mark}”没有对应的后半个。</translation>
    </message>
    <message>
      <source>The quotation mark {mark} has no other half.</source>
      <translation>引号 {mark} 不成对。</translation>
    </message>
    <message>
      <source>The translation has {size} characters; its file allows {most}.</source>
      <translation>译文有 {size} 个字符，文件只允许 {most} 个。</translation>
    </message>
    <message>
      <source>{count} texts of the file have a limit in pixels or of another program, which is not checked.</source>
      <translation>文件中有 {count} 处文字以像素或其他程序的方式限定长度，没有检查。</translation>
    </message>
    <message>
      <source>The translation has {size} bytes; its file allows {most}.</source>
      <translation>译文有 {size} 个字节，文件只允许 {most} 个。</translation>
    </message>
    <message>
      <source>1 text of the file has a limit in pixels or of another program, which is not checked.</source>
      <translation>文件中有 1 处文字以像素或其他程序的方式限定长度，没有检查。</translation>
    </message>
    <message>
      <source>“{name}” is no list of findings that were set aside; export one with --keys.</source>
      <translation>“{name}”不是“不算错”条目的列表；请用 --keys 导出。</translation>
    </message>
    <message>
      <source>“{target}” must not be used for “{source}”.</source>
      <translation>“{source}”不可译作“{target}”。</translation>
    </message>
    <message>
      <source>“{source}” should be “{target}” on the other side.</source>
      <translation>“{source}”在另一侧应为“{target}”。</translation>
    </message>
    <message>
      <source>Both sides are the same; the text is not translated.</source>
      <translation>两侧相同，文本没有翻译。</translation>
    </message>
    <message>
      <source>“{text}” is not translated.</source>
      <translation>“{text}”没有翻译。</translation>
    </message>
    <message>
      <source>Nothing on the other side answers this.</source>
      <translation>另一侧没有与此对应的内容。</translation>
    </message>
    <message>
      <source>This side is still in the language of the other.</source>
      <translation>这一侧仍是另一侧的语言。</translation>
    </message>
    <message>
      <source>“{folder}” is no folder.</source>
      <translation>“{folder}”不是文件夹。</translation>
    </message>
    <message>
      <source>The corpus cannot be written into the folder it is made of; choose one beside it.</source>
      <translation>不能把语料库写入用来制作它的文件夹；请在它旁边另选一个。</translation>
    </message>
    <message>
      <source>“{out}” is a file; name a folder for the corpus.</source>
      <translation>“{out}”是文件；请为语料库指定一个文件夹。</translation>
    </message>
    <message>
      <source>“{out}” has other files in it; name an empty folder, or one that is not there yet.</source>
      <translation>“{out}”里有其他文件；请指定一个空文件夹，或一个尚不存在的文件夹。</translation>
    </message>
    <message>
      <source>In “{folder}” no two texts belong together. Name a text and its translation alike, but for the language: chapter1.en.txt and chapter1.zh.txt, or en/1.txt and zh/1.txt.</source>
      <translation>“{folder}”中没有可以配对的文本。请让原文和译文的文件名除语言外都相同：chapter1.en.txt 和 chapter1.zh.txt，或 en/1.txt 和 zh/1.txt。</translation>
    </message>
    <message>
      <source>“{folder}” cannot be written to: {value}. Make room there and run it again; what is aligned is kept.</source>
      <translation>无法写入“{folder}”：{value}。请在那里腾出空间后再运行一次；已对齐的内容会保留。</translation>
    </message>
    <message>
      <source>“{out}” cannot be made: {value}; choose another folder.</source>
      <translation>无法创建“{out}”：{value}；请另选文件夹。</translation>
    </message>
    <message>
      <source>Its workers have another version of Duidu than this machine.</source>
      <translation>其中的工作进程与本机的对读版本不同。</translation>
    </message>
    <message>
      <source>A cluster needs the package distributed; install duidu[cluster].</source>
      <translation>使用集群需要软件包 distributed；请安装 duidu[cluster]。</translation>
    </message>
    <message>
      <source>No Dask scheduler answers at {address}; see that it runs, and that its version is that of this machine.</source>
      <translation>{address} 没有 Dask 调度器应答；请确认它正在运行，且版本与本机相同。</translation>
    </message>
    <message>
      <source>The workers at {address} cannot align: {value}. Install this version of duidu[cluster] on each.</source>
      <translation>{address} 的工作进程无法对齐：{value}。请在每台机器上安装此版本的 duidu[cluster]。</translation>
    </message>
    <message>
      <source>{path} cannot be read or written: {value}. Make room, or delete it to begin anew.</source>
      <translation>无法读写 {path}：{value}。请腾出空间，或删除它重新开始。</translation>
    </message>
    <message>
      <source>“{folder}” was made by another version of Duidu; choose another folder.</source>
      <translation>“{folder}”由另一版本的对读创建；请另选文件夹。</translation>
    </message>
    <message>
      <source>Another run writes to “{folder}”; wait for its end, or choose another folder.</source>
      <translation>另一次运行正在写入“{folder}”；请等它结束，或另选文件夹。</translation>
    </message>
    <message>
      <source>It takes more memory than a worker may have; cut it into parts.</source>
      <translation>它需要的内存超过一个工作进程的限度；请分成几部分。</translation>
    </message>
    <message>
      <source>{count} notes were left out: they are about no text of the file.</source>
      <translation>有 {count} 条笔记未写入：它们不针对文件中的任何文字。</translation>
    </message>
    <message>
      <source>1 note was left out: it is about no text of the file.</source>
      <translation>有 1 条笔记未写入：它不针对文件中的任何文字。</translation>
    </message>
    <message>
      <source>Only the beginning of this text is aligned so far, and the rest is paired by length; leave it open in the window for a while, then write it again.</source>
      <translation>这篇文章目前只对齐了开头，其余部分只是按长度配对的；请在窗口中让它打开一会儿，然后重新导出。</translation>
    </message>
    <message>
      <source>“{title}” has no translation yet, and {format} holds texts only with what answers them; add its translation first, or choose HTML, EPUB, DOCX or Markdown.</source>
      <translation>《{title}》还没有译文，而 {format} 只能保存原文及其对应的译文；请先添加译文，或选择 HTML、EPUB、DOCX 或 Markdown。</translation>
    </message>
    <message>
      <source>No word of “{title}” was saved as a card yet; add some from the dictionary card while reading.</source>
      <translation>《{title}》中还没有词存为生词卡片；阅读时可从词典卡片添加。</translation>
    </message>
    <message>
      <source>Only the first {here:,} of {whole:,} rows are written: the rest of “{title}” is still being added to the library; write it again when all of it is there.</source>
      <translation>全文共 {whole:,} 行，只写出了前 {here:,} 行：《{title}》的其余部分还在添加到文库；请等全部添加完后再写一次。</translation>
    </message>
    <message>
      <source>There are {count} books called “{name}”; name one by its id, as “duidu library list” prints it.</source>
      <translation>名为“{name}”的书有 {count} 本；请用编号指定，“duidu library list”会列出编号。</translation>
    </message>
    <message>
      <source>There is no book “{name}” in the library; “duidu library list” shows all.</source>
      <translation>文库中没有名为“{name}”的书；“duidu library list”会列出全部。</translation>
    </message>
    <message>
      <source>The book “{title}” has no chapters; add some first.</source>
      <translation>《{title}》一章也没有，请先添加。</translation>
    </message>
    <message>
      <source>Chapters in other languages were left out: {titles}.</source>
      <translation>语言不同的章节未写入：{titles}。</translation>
    </message>
    <message>
      <source>1 picture was left out.</source>
      <translation>有 1 张图片未写入。</translation>
    </message>
    <message>
      <source>{count} pictures were left out.</source>
      <translation>有 {count} 张图片未写入。</translation>
    </message>
    <message>
      <source>The rest of “{title}” is still being added, so that it cannot be written back yet; leave it open in the window for a while, then write it again.</source>
      <translation>《{title}》的其余部分仍在添加，暂时无法写回；请让它在窗口中打开一会儿，然后再写回。</translation>
    </message>
    <message>
      <source>No original file of “{title}” is kept: it came from a text that cannot be written back, or was opened before Duidu kept such files. Remove it and open its file again.</source>
      <translation>没有保存《{title}》的原始文件：它来自无法写回的文本，或是在对读开始保存原始文件之前打开的。请移除这篇文章，然后重新打开它的文件。</translation>
    </message>
    <message>
      <source>{count} texts were left out: the file has no place for them. Export the article in another format to keep them.</source>
      <translation>{count} 处文字没有写入：文件中没有它们的位置。要保留它们，请将文章导出为其他格式。</translation>
    </message>
    <message>
      <source>{count} texts that are no longer in the article were left in the file as they were.</source>
      <translation>{count} 处文字已不在文章中，在文件中保持原样。</translation>
    </message>
    <message>
      <source>The original file of “{title}” does not fit the article; export it in another format.</source>
      <translation>《{title}》的原始文件与文章不符；请导出为其他格式。</translation>
    </message>
    <message>
      <source>1 text was left out: the file has no place for it. Export the article in another format to keep it.</source>
      <translation>1 处文字没有写入：文件中没有它的位置。要保留它，请将文章导出为其他格式。</translation>
    </message>
    <message>
      <source>1 text that is no longer in the article was left in the file as it was.</source>
      <translation>1 处文字已不在文章中，在文件中保持原样。</translation>
    </message>
    <message>
      <source>“{title}” has no times, which subtitles need: it did not come from subtitles. Export it in another format.</source>
      <translation>《{title}》没有字幕所需的时间，因为它不是由字幕文件打开的。请导出为其他格式。</translation>
    </message>
    <message>
      <source>The times of “{title}” stand in “{name}”, which was moved or changed since; put it back, or open it again.</source>
      <translation>《{title}》的时间在文件“{name}”中，该文件已被移动或修改。请放回原处，或重新打开它。</translation>
    </message>
    <message>
      <source>This note was deleted meanwhile, so it was not changed.</source>
      <translation>这条笔记在此期间已被删除，因此没有改动。</translation>
    </message>
    <message>
      <source>{name} does not say to which article of this library its notes belong: open that article and import them there.</source>
      <translation>{name} 没有说明笔记属于文库中的哪篇文章：请打开那篇文章，在那里导入。</translation>
    </message>
    <message>
      <source>There is no article {article!r} in the library.</source>
      <translation>文库中没有文章 {article!r}。</translation>
    </message>
    <message>
      <source>{path} cannot be read: {value}.</source>
      <translation>无法读取 {path}：{value}。</translation>
    </message>
    <message>
      <source>A note was changed meanwhile.</source>
      <translation>有一条笔记在此期间被修改。</translation>
    </message>
    <message>
      <source>There is no one side {name!r}: this article has {languages} (source) and {languages2} (target).</source>
      <translation>没有唯一的一侧 {name!r}：这篇文章有 {languages}（原文）和 {languages2}（译文）。</translation>
    </message>
    <message>
      <source>It is not a JSON object.</source>
      <translation>这不是 JSON 对象。</translation>
    </message>
    <message>
      <source>“{name}” must be a text.</source>
      <translation>“{name}”必须是文本。</translation>
    </message>
    <message>
      <source>“{name}” is missing.</source>
      <translation>缺少“{name}”。</translation>
    </message>
    <message>
      <source>“{name}” must be a whole number from 0 on.</source>
      <translation>“{name}”必须是从 0 起的整数。</translation>
    </message>
    <message>
      <source>“{name}” must be a list.</source>
      <translation>“{name}”必须是列表。</translation>
    </message>
    <message>
      <source>There is no note {note!r} on this article to be answered.</source>
      <translation>这篇文章中没有可回复的笔记 {note!r}。</translation>
    </message>
    <message>
      <source>There is no block {number}: this side has {blocks}, counted from 0.</source>
      <translation>没有第 {number} 块：这一侧有 {blocks} 块，从 0 数起。</translation>
    </message>
    <message>
      <source>{start} to {end} is not a place in block {number}, which has {text} characters.</source>
      <translation>第 {number} 块有 {text} 个字符，其中没有 {start} 到 {end} 这个位置。</translation>
    </message>
    <message>
      <source>It is not JSON; write one object a line.</source>
      <translation>这不是 JSON；请每行写一个对象。</translation>
    </message>
    <message>
      <source>There is no kind {name!r}; there are {kinds}.</source>
      <translation>没有 {name!r} 这一类；可用的有 {kinds}。</translation>
    </message>
    <message>
      <source>“{name}”: {why}</source>
      <translation>“{name}”：{why}</translation>
    </message>
    <message>
      <source>“{name}” is in two languages ({one}, {other}); choose a file with the translation alone.</source>
      <translation>“{name}”里有两种语言（{one}、{other}）；请选择只含译文的文件。</translation>
    </message>
    <message>
      <source>“{name}” holds both texts; open it by itself.</source>
      <translation>“{name}”里原文和译文都有，请单独打开它。</translation>
    </message>
    <message>
      <source>“{name}” is in {language}, as the text itself is; choose a translation of it.</source>
      <translation>“{name}”和原文一样是{language}；请选择原文的译文。</translation>
    </message>
    <message>
      <source>The text was changed meanwhile, so nothing was added; try again.</source>
      <translation>这期间文本有了改动，没有添加任何内容；请再试一次。</translation>
    </message>
    <message>
      <source>Reading “{name}”…</source>
      <translation>正在读取“{name}”…</translation>
    </message>
    <message>
      <source>“{title}” has a translation already.</source>
      <translation>《{title}》已经有译文了。</translation>
    </message>
    <message>
      <source>The rest of “{title}” is still being added to the library; add its translation when all of it is there.</source>
      <translation>《{title}》的其余部分还在加入文库；请在全部加入之后再添加译文。</translation>
    </message>
    <message>
      <source>Aligning the two texts…</source>
      <translation>正在对齐两篇文本…</translation>
    </message>
    <message>
      <source>“{name}” is in one language only ({found}); open it together with its translation.</source>
      <translation>“{name}”只有一种语言（{found}）；请与译文一起打开。</translation>
    </message>
    <message>
      <source>no language Duidu can tell</source>
      <translation>对读认不出的语言</translation>
    </message>
    <message>
      <source>the language “{language}”</source>
      <translation>语言“{language}”</translation>
    </message>
    <message>
      <source>“{name}” does not read as text in any language; it may be in another encoding.</source>
      <translation>“{name}”读不出任何语言的文字，编码可能不对。</translation>
    </message>
    <message>
      <source>There is no text in “{name}” that can be read as a language.</source>
      <translation>“{name}”里没有可以识别出语言的文字。</translation>
    </message>
    <message>
      <source>Only {here:,} of {whole:,} rows of “{title}” are in the library, and its file is gone or has changed since; put it back, or open it anew.</source>
      <translation>《{title}》共 {whole:,} 行，文库里只有 {here:,} 行，而它的文件已经不在或已有改动；请把文件放回原处，或重新打开它。</translation>
    </message>
    <message>
      <source>Adding the rest of “{title}”… {here:,} of {whole:,} rows</source>
      <translation>正在添加《{title}》的其余部分…共 {whole:,} 行，已有 {here:,} 行</translation>
    </message>
    <message>
      <source>This chapter is no longer in the book; nothing was changed.</source>
      <translation>这一章已不在书中，未作任何改动。</translation>
    </message>
    <message>
      <source>This book is no longer in the library; nothing was changed.</source>
      <translation>这本书已不在文库中，未作任何改动。</translation>
    </message>
    <message>
      <source>The file has become a package of “{title}”, which is in your library already; it was not read again. Open that article instead.</source>
      <translation>这个文件现在是《{title}》的文章包，而那篇文章已在文库中，因此没有重新读取。请直接打开那篇文章。</translation>
    </message>
    <message>
      <source>The article was removed meanwhile; it was not read again.</source>
      <translation>这篇文章已被移除，因此没有重新读取。</translation>
    </message>
    <message>
      <source>“{name}” has no file of the same name in “{other}”.</source>
      <translation>“{name}”在“{other}”中没有同名的文件。</translation>
    </message>
    <message>
      <source>Give files, or one folder, or two folders with one language each.</source>
      <translation>请给出文件、一个文件夹，或各含一种语言的两个文件夹。</translation>
    </message>
    <message>
      <source>“{left}” and “{right}”</source>
      <translation>“{left}”和“{right}”</translation>
    </message>
    <message>
      <source>No file in {names} has a file of the same name in the other; name the files of a text and its translation alike.</source>
      <translation>{names} 中没有同名的文件；请让原文和译文的文件同名。</translation>
    </message>
    <message>
      <source>The folder “{folder}” has no file in it that Duidu can read.</source>
      <translation>文件夹“{folder}”里没有对读能读取的文件。</translation>
    </message>
    <message>
      <source>The folder has more than {most_files} files; choose a smaller one.</source>
      <translation>文件夹里的文件超过 {most_files} 个；请选择小一些的。</translation>
    </message>
    <message>
      <source>The folder “{folder}” cannot be read: {value}.</source>
      <translation>无法读取文件夹“{folder}”：{value}。</translation>
    </message>
    <message>
      <source>Telling the languages apart…</source>
      <translation>正在分辨语言…</translation>
    </message>
    <message>
      <source>Cutting the text into sentences…</source>
      <translation>正在分句…</translation>
    </message>
    <message>
      <source>An article package holds both texts; open it alone.</source>
      <translation>文章包已含两种文本；请单独打开。</translation>
    </message>
    <message>
      <source>The original file in “{name}” is damaged; the article is opened without it, and cannot be written back into it.</source>
      <translation>“{name}”中的原始文件已损坏；文章已打开，但无法写回原始文件。</translation>
    </message>
    <message>
      <source>“{name}” is larger than {most} MB, so that it is not kept: your changes cannot be written back into it. Split it first if they are to be.</source>
      <translation>“{name}”大于 {most} MB，因此未保存原始文件，您的修改无法写回其中。如需写回，请先拆分文件。</translation>
    </message>
    <message>
      <source>Adding it to the library…</source>
      <translation>正在存入文库…</translation>
    </message>
    <message>
      <source>Give one file with both languages, or two files with one language each.</source>
      <translation>请给出一个含两种语言的文件，或各含一种语言的两个文件。</translation>
    </message>
    <message>
      <source>Reading “{name}”… {percent} %</source>
      <translation>正在读取“{name}”… {percent}%</translation>
    </message>
    <message>
      <source>Both files are in {languages}; choose a text and its translation.</source>
      <translation>两个文件都是{languages}；请选择原文和译文。</translation>
    </message>
    <message>
      <source>Columns of a table beside the two languages were left out.</source>
      <translation>表格中两种语言以外的列未读入。</translation>
    </message>
    <message>
      <source>There is no text in “{name}” any more.</source>
      <translation>“{name}”里已经没有文字了。</translation>
    </message>
    <message>
      <source>“{text}” is not a regular expression: {msg}.</source>
      <translation>“{text}”不是正则表达式：{msg}。</translation>
    </message>
    <message>
      <source>This regular expression has {length} characters; {most} are the most.</source>
      <translation>这个正则表达式有 {length} 个字符，最多 {most} 个。</translation>
    </message>
    <message>
      <source>This expression takes too long on this text; simplify it: “{text}”.</source>
      <translation>这个表达式在这篇文字上耗时太长，请简化：“{text}”。</translation>
    </message>
    <message>
      <source>Type what is to be replaced first.</source>
      <translation>请先输入要替换的文字。</translation>
    </message>
    <message>
      <source>“{text}” cannot be written: {msg}.</source>
      <translation>无法写入“{text}”：{msg}。</translation>
    </message>
    <message>
      <source>The settings cannot be kept in {path} ({strerror}); they hold until the window is closed.</source>
      <translation>设置无法保存在 {path}（{strerror}）；关闭窗口之前仍然有效。</translation>
    </message>
    <message>
      <source>The settings in {path} were damaged; they were kept as {kept} and the defaults are used.</source>
      <translation>{path} 中的设置已损坏；原文件另存为 {kept}，现在使用默认设置。</translation>
    </message>
    <message>
      <source>The settings in {path} cannot be read ({strerror}); the defaults are used.</source>
      <translation>无法读取 {path} 中的设置（{strerror}）；现在使用默认设置。</translation>
    </message>
    <message>
      <source>The settings in {path} are damaged and cannot be moved away ({strerror}); the defaults are used.</source>
      <translation>{path} 中的设置已损坏，也无法移走（{strerror}）；现在使用默认设置。</translation>
    </message>
    <message>
      <source>Nothing can be heard: no sound card was found. Connect one, and try again.</source>
      <translation>听不到声音：没有找到声卡。请接上声卡再试。</translation>
    </message>
    <message>
      <source>The system's voice could not be started. Install it again, or add the voices of Duidu.</source>
      <translation>无法启动系统语音。请重新安装它，或安装对读的语音。</translation>
    </message>
    <message>
      <source>{path} is too large for a list of words.</source>
      <translation>{path} 太大，不像是词表。</translation>
    </message>
    <message>
      <source>Anki has no Chinese words that you have studied there.</source>
      <translation>Anki 中没有您学过的中文词。</translation>
    </message>
    <message>
      <source>1 word was marked so already.</source>
      <translation>有 1 个词已这样标过。</translation>
    </message>
    <message>
      <source>{count:,} words were marked so already.</source>
      <translation>有 {count:,} 个词已这样标过。</translation>
    </message>
    <message>
      <source>1 word is further here, which was kept.</source>
      <translation>有 1 个词在这里掌握得更好，予以保留。</translation>
    </message>
    <message>
      <source>{count:,} words are further here, which was kept.</source>
      <translation>有 {count:,} 个词在这里掌握得更好，予以保留。</translation>
    </message>
    <message>
      <source>1 entry has no Chinese word.</source>
      <translation>有 1 个条目没有中文词。</translation>
    </message>
    <message>
      <source>{count:,} entries have no Chinese word.</source>
      <translation>有 {count:,} 个条目没有中文词。</translation>
    </message>
    <message>
      <source>1 word was never studied there.</source>
      <translation>有 1 个词在那里从未学过。</translation>
    </message>
    <message>
      <source>{count:,} words were never studied there.</source>
      <translation>有 {count:,} 个词在那里从未学过。</translation>
    </message>
    <message>
      <source>A card needs a word.</source>
      <translation>卡片上必须有词。</translation>
    </message>
    <message>
      <source>“{word}” is among your words already.</source>
      <translation>“{word}”已经在您的词里了。</translation>
    </message>
    <message>
      <source>“{name}” holds no cards of review; write such a file with duidu review export.</source>
      <translation>“{name}”中没有复习卡片；这样的文件用 duidu review export 写出。</translation>
    </message>
    <message>
      <source>The rows of this edit were split or joined since with others, so it cannot be taken over whole. Go there, and do by hand what you want of it.</source>
      <translation>这次改动涉及的行后来被拆分或与别的行合并了，因此无法整个采用。请转到该处，手动完成您想要的部分。</translation>
    </message>
    <message>
      <source>An edit can only be left out or taken over where its rows still are.</source>
      <translation>行的改动只能舍弃，或在其各行仍在时采用。</translation>
    </message>
    <message>
      <source>The term was deleted meanwhile, so there is nothing to decide.</source>
      <translation>术语已被删除，因此不需要决定了。</translation>
    </message>
    <message>
      <source>“{name}”, by which the shared files are read, is damaged. Delete what is shared there; your devices write it anew.</source>
      <translation>读取共享文件所用的“{name}”已损坏。请删除那里共享的内容；您的设备会重新写入。</translation>
    </message>
    <message>
      <source>“{name}” in the shared files is damaged or not yet whole; it is read again later.</source>
      <translation>共享文件中的“{name}”已损坏或尚不完整；稍后会再次读取。</translation>
    </message>
    <message>
      <source>What is shared there is not encrypted, or the file by which it is read has not come yet. Wait for it, or choose a place that is empty.</source>
      <translation>那里共享的内容没有加密，或者读取它所用的文件还没有传到。请等它传到，或选择空的位置。</translation>
    </message>
    <message>
      <source>A passphrase of {count} letters is soon found out. Take one of several words.</source>
      <translation>{count} 个字的口令很快就会被试出来。请用由几个词组成的口令。</translation>
    </message>
    <message>
      <source>What is shared there was encrypted by a newer Duidu; update this one to read it.</source>
      <translation>那里共享的内容由更新版本的对读加密；请更新本版后再读取。</translation>
    </message>
    <message>
      <source>This is not the passphrase with which your devices encrypt. Enter it again.</source>
      <translation>这不是您的设备加密所用的口令。请重新输入。</translation>
    </message>
    <message>
      <source>What encrypts is not installed. Install it with: pip install “duidu[sync]”.</source>
      <translation>加密所需的组件没有安装。请运行：pip install “duidu[sync]”。</translation>
    </message>
    <message>
      <source>The folder {path} by which your devices keep in step cannot be read ({error}). Connect it, or choose another one.</source>
      <translation>无法读取各设备同步所用的文件夹 {path}（{error}）。请连接好，或另选一个。</translation>
    </message>
    <message>
      <source>{path} cannot be read ({error}); what other devices say in it is left out for now.</source>
      <translation>无法读取 {path}（{error}）；其中其他设备的内容暂时跳过。</translation>
    </message>
    <message>
      <source>{path} cannot be written ({error}); your changes are kept here and go to your other devices later.</source>
      <translation>无法写入 {path}（{error}）；您的改动保存在本机，稍后再传给其他设备。</translation>
    </message>
    <message>
      <source>{path} cannot be deleted ({error}).</source>
      <translation>无法删除 {path}（{error}）。</translation>
    </message>
    <message>
      <source>Pictures still to come from your other devices: {count}.</source>
      <translation>还有 {count} 张图片要从其他设备传来。</translation>
    </message>
    <message>
      <source>Pictures in the folder that are damaged or none, and were left out: {count}. Those that another device has whole come again.</source>
      <translation>文件夹里有 {count} 张图片损坏或不是图片，已略过。别的设备上完好的会重新传来。</translation>
    </message>
    <message>
      <source>{name} has a newer Duidu, and some of what it tells is not understood here. Nothing of it is lost: install the newer version.</source>
      <translation>{name} 上的对读版本较新，它写下的一些内容这里还看不懂。内容不会丢失，请安装新版本。</translation>
    </message>
    <message>
      <source>Some of what {name} tells is damaged in the folder and was left out; it is read again once the file is whole.</source>
      <translation>{name} 写在文件夹中的内容有一部分损坏，已跳过；文件复原后会重新读取。</translation>
    </message>
    <message>
      <source>The clock of {name} is ahead by {hours} hours; set it right.</source>
      <translation>{name} 的时钟快了 {hours} 小时，请校准。</translation>
    </message>
    <message>
      <source>The passphrase of {place} is not known in this session. Enter it in Keep in step, or with: duidu sync --folder {place} --encrypt</source>
      <translation>本次运行还不知道 {place} 的口令。请在“同步”中输入，或运行：duidu sync --folder {place} --encrypt</translation>
    </message>
    <message>
      <source>The password for {place} is not known in this session. Enter it in Keep in step, or with: duidu sync --folder {place}</source>
      <translation>本次运行还不知道 {place} 的密码。请在“同步”中输入，或运行：duidu sync --folder {place}</translation>
    </message>
    <message>
      <source>Pictures that came from your other devices cannot be kept here ({error}). Make room beside the library; they are fetched again later.</source>
      <translation>从其他设备传来的图片无法保存在这里（{error}）。请在文库所在的磁盘腾出空间；稍后会重新获取。</translation>
    </message>
    <message>
      <source>What {server} answers is not understood. Check that the address is that of a WebDAV folder; your changes are kept here until then.</source>
      <translation>{server} 的回答无法理解。请检查地址是否是 WebDAV 文件夹；在此之前，您的改动都保留在本机。</translation>
    </message>
    <message>
      <source>{server} cannot be reached. Your changes are kept here and go there once it can; check the network and the address.</source>
      <translation>无法连接 {server}。您的改动保留在本机，连上后会发送；请检查网络和地址。</translation>
    </message>
    <message>
      <source>{address} is no address of a server; it begins with https://.</source>
      <translation>{address} 不是服务器地址；地址应以 https:// 开头。</translation>
    </message>
    <message>
      <source>{address} would send your password and notes unprotected. Use an address that begins with https://.</source>
      <translation>使用 {address} 会不加保护地发送您的密码和笔记。请使用以 https:// 开头的地址。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read at {server} ({error}); it is read again later.</source>
      <translation>在 {server} 上读不到“{name}”（{error}）；稍后会再次读取。</translation>
    </message>
    <message>
      <source>{server} does not accept the name or the password. Enter them again.</source>
      <translation>{server} 不接受该用户名或密码。请重新输入。</translation>
    </message>
    <message>
      <source>{server} does not let you write into this folder. Choose another one.</source>
      <translation>{server} 不允许您写入这个文件夹。请另选一个。</translation>
    </message>
    <message>
      <source>{server} has no such folder. Check the address.</source>
      <translation>{server} 上没有这个文件夹。请检查地址。</translation>
    </message>
    <message>
      <source>{server} does not speak WebDAV at this address. Check the address.</source>
      <translation>{server} 的这个地址不支持 WebDAV。请检查地址。</translation>
    </message>
    <message>
      <source>{server} has no room left for you. Make room there; your changes are kept until then.</source>
      <translation>{server} 上您的空间已满。请在那里腾出空间；在此之前，您的改动都保留着。</translation>
    </message>
    <message>
      <source>{server} refused what was asked of it ({error}). Your changes are kept here, and it is asked again later.</source>
      <translation>{server} 拒绝了请求（{error}）。您的改动保留在本机，稍后会再次尝试。</translation>
    </message>
    <message>
      <source>{server} leads to an address that is not protected, so nothing was sent there. Check the address.</source>
      <translation>{server} 转到了一个没有保护的地址，因此什么都没有发送。请检查地址。</translation>
    </message>
    <message>
      <source>What speaks to servers is not installed. Install it with: pip install “duidu[sync]”, or choose a folder.</source>
      <translation>连接服务器所需的组件没有安装。请运行：pip install “duidu[sync]”，或选择文件夹。</translation>
    </message>
    <message>
      <source>The certificate of {server} is not trusted by this computer, so nothing was sent. Ask who runs the server.</source>
      <translation>本机不信任 {server} 的证书，因此什么都没有发送。请咨询服务器的管理者。</translation>
    </message>
    <message>
      <source>{cedict} cannot be removed: {value}.</source>
      <translation>无法删除 {cedict}：{value}。</translation>
    </message>
    <message>
      <source>A term needs a word and its rendering.</source>
      <translation>术语需要词和译法。</translation>
    </message>
    <message>
      <source>The term was changed meanwhile, so this was not kept; open the term again.</source>
      <translation>这条术语在此期间已被修改，因此没有保存这次的更改；请重新打开这条术语。</translation>
    </message>
    <message>
      <source>{name} is too large to be a list of terms.</source>
      <translation>{name} 太大，不会是术语表。</translation>
    </message>
    <message>
      <source>{n:,} terms that were there gained a note or a status.</source>
      <translation>{n:,} 条已有术语补充了备注或状态。</translation>
    </message>
    <message>
      <source>{n:,} terms were there already.</source>
      <translation>{n:,} 条术语已经在术语表中。</translation>
    </message>
    <message>
      <source>{n:,} terms have another note or status here, which was kept.</source>
      <translation>{n:,} 条术语的备注或状态与此处不同，保留了此处的。</translation>
    </message>
    <message>
      <source>{n:,} entries have no translation and were left out.</source>
      <translation>{n:,} 个条目没有译法，未导入。</translation>
    </message>
    <message>
      <source>Control characters were taken out of {n:,} words.</source>
      <translation>从 {n:,} 个词中去掉了控制字符。</translation>
    </message>
    <message>
      <source>Columns or languages that were left out: {names}.</source>
      <translation>未导入的列或语言：{names}。</translation>
    </message>
    <message>
      <source>Left out: {items}.</source>
      <translation>未读入：{items}。</translation>
    </message>
    <message>
      <source>{some}, {more}</source>
      <translation>{some}、{more}</translation>
    </message>
    <message>
      <source>There is not enough memory for this. Close other programs, or allow this one more (ulimit -v), and try again.</source>
      <translation>内存不足。请关闭其他程序，或为本程序放宽限制（ulimit -v），然后重试。</translation>
    </message>
    <message>
      <source>The system lets Duidu open no more files. Allow it more (ulimit -n), and try again.</source>
      <translation>系统不允许对读打开更多文件。请放宽限制（ulimit -n），然后重试。</translation>
    </message>
    <message>
      <source>The disk is full ({value}); free some space and try again.</source>
      <translation>磁盘已满（{value}）；请腾出空间后重试。</translation>
    </message>
    <message>
      <source>{path} cannot be read or written ({value}).</source>
      <translation>无法读写 {path}（{value}）。</translation>
    </message>
    <message>
      <source>“{name}” was written by a newer Duidu; update this one to open it.</source>
      <translation>“{name}”由更新版本的对读写成；请更新后再打开。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: the article in it is incomplete. Get the file again.</source>
      <translation>“{name}”已损坏：其中的文章不完整。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: its part “{member}” is not text. Get the file again.</source>
      <translation>“{name}”已损坏：“{member}”部分不是文本。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” contains more than {most_members} files; choose a real document.</source>
      <translation>“{name}”里的文件超过 {most_members} 个，不是正常的文档。请选择其他文件。</translation>
    </message>
    <message>
      <source>“{name}” is incomplete: its part “{member}” is missing. Get the file again.</source>
      <translation>“{name}”不完整：缺少“{member}”部分。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” unpacks to far more data than a real document; choose another file.</source>
      <translation>“{name}”解压后的数据远超正常文档的大小。请选择其他文件。</translation>
    </message>
    <message>
      <source>“{name}” refers to files outside itself; choose a real document.</source>
      <translation>“{name}”指向自身之外的文件，不是正常的文档。请选择其他文件。</translation>
    </message>
    <message>
      <source>“{name}” is protected with a password; save it without one first.</source>
      <translation>“{name}”受密码保护；请先另存为不带密码的文件。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: it is not a complete ZIP container. Get the file again.</source>
      <translation>“{name}”已损坏：不是完整的 ZIP 文件。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: its part “{member}” cannot be unpacked. Get the file again.</source>
      <translation>“{name}”已损坏：“{member}”部分无法解压。请重新获取。</translation>
    </message>
    <message>
      <source>“{name}” has overlapping parts; choose a real document.</source>
      <translation>“{name}”的各部分互相重叠，不是正常的文档。请选择其他文件。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a table ({error}); save it as CSV or TSV again.</source>
      <translation>“{name}”无法作为表格读取（{error}）；请重新存为 CSV 或 TSV。</translation>
    </message>
    <message>
      <source>{shown} is empty; choose a file with text in it.</source>
      <translation>{shown}是空的；请选择有文字的文件。</translation>
    </message>
    <message>
      <source>{shown} is not a text file. Save it in a format that Duidu reads, such as plain text.</source>
      <translation>{shown}不是文本文件。请先存为对读能读取的格式，例如纯文本。</translation>
    </message>
    <message>
      <source>{count} characters could not be read as {encoding} and are shown as question marks; another encoding may fit.</source>
      <translation>有 {count} 个字符无法按 {encoding} 读出，显示为问号；换一种编码也许合适。</translation>
    </message>
    <message>
      <source>“{guess}” is not an encoding Duidu knows; choose one of {encodings}.</source>
      <translation>对读不认识编码“{guess}”；请从 {encodings} 中选择。</translation>
    </message>
    <message>
      <source>{shown} contains nothing but zero bytes. Get the file again.</source>
      <translation>{shown}里全是零字节。请重新获取该文件。</translation>
    </message>
    <message>
      <source>1 character could not be read as {encoding} and is shown as a question mark; another encoding may fit.</source>
      <translation>有 1 个字符无法按 {encoding} 读出，显示为问号；换一种编码也许合适。</translation>
    </message>
    <message>
      <source>1 place in italics or bold was written as plain text.</source>
      <translation>1 处斜体或粗体写成了普通文字。</translation>
    </message>
    <message>
      <source>1 mark of a note of the book was left out; the note is in the text.</source>
      <translation>有 1 处书中注释的标记未写入，注释本身在正文里。</translation>
    </message>
    <message>
      <source>{count} marks of notes of the book were left out; the notes are in the text.</source>
      <translation>有 {count} 处书中注释的标记未写入，注释本身在正文里。</translation>
    </message>
    <message>
      <source>About {share} % of the letters in “{name}” are not in the article; compare it with the file.</source>
      <translation>“{name}”中约 {share}% 的文字没有进入文章；请与原文件核对。</translation>
    </message>
    <message>
      <source>“{name}” is not well-formed XML ({error}). Get the file again.</source>
      <translation>“{name}”不是格式正确的 XML（{error}）。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” is nested more than {deepest} levels deep; save it in a simpler form.</source>
      <translation>“{name}”嵌套超过 {deepest} 层；请存为更简单的形式。</translation>
    </message>
    <message>
      <source>“{name}” declares XML entities, which Duidu does not expand; save it without them.</source>
      <translation>“{name}”声明了 XML 实体，对读不会展开；请去掉后再保存。</translation>
    </message>
    <message>
      <source>“{name}” is a web page without text; choose a page with text in it.</source>
      <translation>“{name}”是没有文字的网页；请选择有文字的网页。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as a web page ({error}). Save the page again.</source>
      <translation>“{name}”无法作为网页读取（{error}）。请重新保存该网页。</translation>
    </message>
    <message>
      <source>“{name}” is not all in the encoding {encoding}, so that nothing can be written back into it exactly. Export the article in another format.</source>
      <translation>“{name}”并非全部采用 {encoding} 编码，因此无法准确写回。请将文章导出为其他格式。</translation>
    </message>
    <message>
      <source>“{name}” is a web archive; save the page as HTML in the browser instead.</source>
      <translation>“{name}”是网页存档；请在浏览器中把网页另存为 HTML 再打开。</translation>
    </message>
    <message>
      <source>“{name}” is an archive; unpack it, and open what is in it.</source>
      <translation>“{name}”是压缩包；请先解压，再打开里面的文件。</translation>
    </message>
    <message>
      <source>“{name}” is a picture, and Duidu reads no text in pictures; have it recognised first, and open the text.</source>
      <translation>“{name}”是图片，对读不识别图片里的文字；请先做文字识别，再打开识别出的文本。</translation>
    </message>
    <message>
      <source>“{name}” is sound or film; open its subtitles instead.</source>
      <translation>“{name}”是音频或视频；请打开它的字幕文件。</translation>
    </message>
    <message>
      <source>“{name}” is a book for Kindle; convert it to EPUB first.</source>
      <translation>“{name}”是 Kindle 电子书；请先转换成 EPUB。</translation>
    </message>
    <message>
      <source>“{name}” is a presentation; save it as a PDF, or its text as DOCX, first.</source>
      <translation>“{name}”是演示文稿；请先存为 PDF，或把其中的文字存为 DOCX。</translation>
    </message>
    <message>
      <source>“{name}” is a document of Apple’s programs; export it as DOCX or EPUB first.</source>
      <translation>“{name}”是苹果软件的文稿；请先导出为 DOCX 或 EPUB。</translation>
    </message>
    <message>
      <source>“{name}” is RTF, which Duidu does not read; save it as DOCX or ODT first.</source>
      <translation>“{name}”是 RTF 格式，对读不能读取；请先另存为 DOCX 或 ODT。</translation>
    </message>
    <message>
      <source>“{name}” is an e-mail; copy its text, and paste it here.</source>
      <translation>“{name}”是电子邮件；请复制其中的文字，粘贴到这里。</translation>
    </message>
    <message>
      <source>“{name}” is a FictionBook; convert it to EPUB first.</source>
      <translation>“{name}”是 FictionBook 格式的书；请先转换成 EPUB。</translation>
    </message>
    <message>
      <source>“{name}” is a notebook of code; save it as Markdown or HTML first.</source>
      <translation>“{name}”是代码笔记本；请先另存为 Markdown 或 HTML。</translation>
    </message>
    <message>
      <source>“{name}” is a glossary, not a text; import it into the glossary instead.</source>
      <translation>“{name}”是术语表，不是文章；请将它导入术语表。</translation>
    </message>
    <message>
      <source>“{name}” is XML of a kind that Duidu does not read; save it as HTML, DOCX or plain text first.</source>
      <translation>“{name}”是对读不能读取的一种 XML；请先另存为 HTML、DOCX 或纯文本。</translation>
    </message>
    <message>
      <source>“{name}” holds notes, not a text; open their text and import them there.</source>
      <translation>“{name}”里是笔记，不是文章；请打开相应的文章，再在其中导入笔记。</translation>
    </message>
    <message>
      <source>“{name}” names the same text over and over; choose a real document.</source>
      <translation>“{name}”反复引用同一段文字；请选择真正的文档。</translation>
    </message>
    <message>
      <source>“{name}” has no segments with text; choose another file.</source>
      <translation>“{name}”里没有带文字的句段；请选择其他文件。</translation>
    </message>
    <message>
      <source>1 heading or list item became plain text.</source>
      <translation>1 个标题或列表项写成了普通文字。</translation>
    </message>
    <message>
      <source>{count} headings and list items became plain text.</source>
      <translation>{count} 个标题和列表项写成了普通文字。</translation>
    </message>
    <message>
      <source>“{name}” has no column of text; choose a table with a column for each language.</source>
      <translation>“{name}”没有文字列；请选择每种语言各占一列的表格。</translation>
    </message>
    <message>
      <source>1 status was left out: the file has no place for it.</source>
      <translation>1 个状态未写入：文件里没有它的位置。</translation>
    </message>
    <message>
      <source>{count} statuses were left out: the file has no place for them.</source>
      <translation>{count} 个状态未写入：文件里没有它们的位置。</translation>
    </message>
    <message>
      <source>In 1 changed segment words were replaced that have a code between them; check where the code stands.</source>
      <translation>有 1 个改过的句段，被替换的词之间有代码；请检查代码的位置。</translation>
    </message>
    <message>
      <source>In {count} changed segments words were replaced that have a code between them; check where the codes stand.</source>
      <translation>有 {count} 个改过的句段，被替换的词之间有代码；请检查代码的位置。</translation>
    </message>
    <message>
      <source>1 code was left out of a changed segment: the one that belongs to it is no longer there, or the two cross others.</source>
      <translation>改过的句段中有 1 个代码未写入：与它成对的代码已不在，或两者与其他代码交叉。</translation>
    </message>
    <message>
      <source>{count} codes were left out of changed segments: those that belong to them are no longer there, or they cross others.</source>
      <translation>改过的句段中有 {count} 个代码未写入：与它们成对的代码已不在，或与其他代码交叉。</translation>
    </message>
    <message>
      <source>1 changed text was left as it was: the file has no place for it, or has it in two ways that differ.</source>
      <translation>有 1 处改动未写入：文件里没有它的位置，或有两处互不相同。</translation>
    </message>
    <message>
      <source>{count} changed texts were left as they were: the file has no place for them, or has them in two ways that differ.</source>
      <translation>有 {count} 处改动未写入：文件里没有它们的位置，或有两处互不相同。</translation>
    </message>
    <message>
      <source>1 changed text is longer than the file allows; it was written all the same.</source>
      <translation>1 段改动后的文字超过了文件允许的长度，但仍已写入。</translation>
    </message>
    <message>
      <source>{count} changed texts are longer than the file allows; they were written all the same.</source>
      <translation>{count} 段改动后的文字超过了文件允许的长度，但仍已写入。</translation>
    </message>
    <message>
      <source>“{name}” is not in the encoding {encoding} that it declares. Get the file again.</source>
      <translation>“{name}”的编码不是它声明的 {encoding}。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” is not well-formed XML: its tags do not fit each other. Get the file again.</source>
      <translation>“{name}”不是格式正确的 XML：标签不匹配。请重新获取该文件。</translation>
    </message>
    <message>
      <source>1 segment without a counterpart was left out.</source>
      <translation>1 个没有对应内容的句段未写入。</translation>
    </message>
    <message>
      <source>{count} segments without a counterpart were left out.</source>
      <translation>{count} 个没有对应内容的句段未写入。</translation>
    </message>
    <message>
      <source>1 note was left out.</source>
      <translation>1 条笔记未写入。</translation>
    </message>
    <message>
      <source>{count} notes were left out.</source>
      <translation>{count} 条笔记未写入。</translation>
    </message>
    <message>
      <source>In 1 text a number or formula stayed as it is in the file: Word makes it itself.</source>
      <translation>有 1 处文字的编号或公式在文件中保持原样：它由 Word 自动生成。</translation>
    </message>
    <message>
      <source>In {count} texts numbers or formulas stayed as they are in the file: Word makes them itself.</source>
      <translation>有 {count} 处文字的编号或公式在文件中保持原样：它们由 Word 自动生成。</translation>
    </message>
    <message>
      <source>In 1 place words were replaced that differed in their formatting; check how the new ones look.</source>
      <translation>有 1 处被替换的词格式不一；请检查新词的样式。</translation>
    </message>
    <message>
      <source>In {count} places words were replaced that differed in their formatting; check how the new ones look.</source>
      <translation>有 {count} 处被替换的词格式不一；请检查新词的样式。</translation>
    </message>
    <message>
      <source>“{name}” lacks the main text of a Word document; save it as DOCX again.</source>
      <translation>“{name}”里没有 Word 文档的正文；请重新存为 DOCX。</translation>
    </message>
    <message>
      <source>1 tracked insertion was read as if it were accepted.</source>
      <translation>有 1 处修订插入按已接受读入。</translation>
    </message>
    <message>
      <source>{count} tracked insertions were read as if they were accepted.</source>
      <translation>有 {count} 处修订插入按已接受读入。</translation>
    </message>
    <message>
      <source>1 passage that was moved is read where it stands now.</source>
      <translation>有 1 段移动过的文字按现在的位置读入。</translation>
    </message>
    <message>
      <source>{count} passages that were moved are read where they stand now.</source>
      <translation>有 {count} 段移动过的文字按现在的位置读入。</translation>
    </message>
    <message>
      <source>1 end of a paragraph that was deleted is read as if that were accepted.</source>
      <translation>有 1 处删除的段落标记按已接受读入。</translation>
    </message>
    <message>
      <source>{count} ends of paragraphs that were deleted are read as if that were accepted.</source>
      <translation>有 {count} 处删除的段落标记按已接受读入。</translation>
    </message>
    <message>
      <source>“{name}” is incomplete: it does not say where its book is. Get the EPUB again.</source>
      <translation>“{name}”不完整：没有说明书的内容在哪里。请重新获取该 EPUB。</translation>
    </message>
    <message>
      <source>The book does not say where its list of pages is; it was found by its name. Compare the text with the book.</source>
      <translation>这本书没有说明页面清单在哪里，是按文件名找到的。请对照原书核对文本。</translation>
    </message>
    <message>
      <source>“{name}” is incomplete: it lists no pages. Get the EPUB again.</source>
      <translation>“{name}”不完整：没有列出任何页面。请重新获取该 EPUB。</translation>
    </message>
    <message>
      <source>“{name}” is protected against copying (DRM), so that only the shop’s own program reads it; get a copy without protection.</source>
      <translation>“{name}”带有防复制保护（DRM），只有书店自己的程序能读；请换一份没有保护的文件。</translation>
    </message>
    <message>
      <source>“{name}” is not a PO file that Duidu can read: line {line} is none of such a file. Save it as PO again.</source>
      <translation>“{name}”不是对读能读取的 PO 文件：第 {line} 行不是 PO 的内容。请重新存为 PO。</translation>
    </message>
    <message>
      <source>“{name}” is in the encoding {encoding}, which lacks a character of your translation; convert the file to UTF-8 and open it again.</source>
      <translation>“{name}”采用 {encoding} 编码，其中没有您译文里的某个字符；请将文件转换为 UTF-8 后重新打开。</translation>
    </message>
    <message>
      <source>1 corrected original was left out: programs find the translation by it.</source>
      <translation>1 处改过的原文未写入：程序凭原文查找译文。</translation>
    </message>
    <message>
      <source>{count} corrected originals were left out: programs find translations by them.</source>
      <translation>{count} 处改过的原文未写入：程序凭原文查找译文。</translation>
    </message>
    <message>
      <source>1 translation is marked fuzzy: a person still has to look at it.</source>
      <translation>1 条译文标为 fuzzy，还需要人看一遍。</translation>
    </message>
    <message>
      <source>{count} translations are marked fuzzy: a person still has to look at them.</source>
      <translation>{count} 条译文标为 fuzzy，还需要人看一遍。</translation>
    </message>
    <message>
      <source>1 entry is not translated yet.</source>
      <translation>1 个条目尚未翻译。</translation>
    </message>
    <message>
      <source>{count} entries are not translated yet.</source>
      <translation>{count} 个条目尚未翻译。</translation>
    </message>
    <message>
      <source>1 obsolete entry stays in the file and is not shown.</source>
      <translation>1 个废弃条目留在文件里，不显示。</translation>
    </message>
    <message>
      <source>{count} obsolete entries stay in the file and are not shown.</source>
      <translation>{count} 个废弃条目留在文件里，不显示。</translation>
    </message>
    <message>
      <source>“{columns}” names no two languages; name each column in its order, as in en,zh,note or source,-,target.</source>
      <translation>“{columns}”没有指明两种语言；请按顺序指明每一列，例如 en,zh,note 或 source,-,target。</translation>
    </message>
    <message>
      <source>“{part}” is no column of a glossary; write the code of a language, or one of {roles}.</source>
      <translation>“{part}”不是术语表的列；请写语言代码，或 {roles} 之一。</translation>
    </message>
    <message>
      <source>“{name}” is no list of terms; choose a table (CSV, TSV, XLSX) or a TBX file.</source>
      <translation>“{name}”不是术语列表；请选择表格（CSV、TSV、XLSX）或 TBX 文件。</translation>
    </message>
    <message>
      <source>“{name}” has no terms; choose a table with a column of terms and one of translations.</source>
      <translation>“{name}”里没有术语；请选择一列为术语、一列为译文的表格。</translation>
    </message>
    <message>
      <source>“{name}” has more than {most:,} terms; split it into parts.</source>
      <translation>“{name}”中的术语超过 {most:,} 条；请分成几部分。</translation>
    </message>
    <message>
      <source>“{name}” has {width} columns, and {named} were named; name those that it has.</source>
      <translation>“{name}”有 {width} 列，却指明了 {named} 列；请只指明已有的列。</translation>
    </message>
    <message>
      <source>“{name}” is one list that is too long; write one object in every line.</source>
      <translation>“{name}”是一个过长的列表；请每行写一个对象。</translation>
    </message>
    <message>
      <source>Line {number} of “{name}” is not an object with texts; write one in every line.</source>
      <translation>“{name}”第 {number} 行不是含文本的对象；请在每行写一个这样的对象。</translation>
    </message>
    <message>
      <source>Line {number} of “{name}” is not JSON; write one object in every line.</source>
      <translation>“{name}”第 {number} 行不是 JSON；请在每行写一个对象。</translation>
    </message>
    <message>
      <source>It has no “rows” or “annotations” with “uri”; choose a file that Hypothes.is exported.</source>
      <translation>其中没有带“uri”的“rows”或“annotations”；请选择 Hypothes.is 导出的文件。</translation>
    </message>
    <message>
      <source>An annotation of Hypothes.is cannot be read ({error}); export the file again.</source>
      <translation>有一条 Hypothes.is 批注无法读取（{error}）；请重新导出该文件。</translation>
    </message>
    <message>
      <source>It is larger than 256 MB, the most Duidu reads; split it first.</source>
      <translation>超过 256 MB，对读最多读取这么大的文件；请先拆分。</translation>
    </message>
    <message>
      <source>{name} is not a JSON file of notes: choose one that Duidu or Hypothes.is has written.</source>
      <translation>{name} 不是 JSON 笔记文件：请选择对读或 Hypothes.is 写出的文件。</translation>
    </message>
    <message>
      <source>{name}: {error}</source>
      <translation>{name}：{error}</translation>
    </message>
    <message>
      <source>It has no Web Annotations; choose a file with an AnnotationPage and its “items”.</source>
      <translation>其中没有 Web Annotation；请选择含有 AnnotationPage 及其“items”的文件。</translation>
    </message>
    <message>
      <source>Its collections of annotations are nested too deeply; export the file again.</source>
      <translation>其中的批注集合嵌套过深；请重新导出该文件。</translation>
    </message>
    <message>
      <source>An annotation breaks the Web Annotation standard ({error}); export the file again.</source>
      <translation>有一条批注不符合 Web Annotation 标准（{error}）；请重新导出该文件。</translation>
    </message>
    <message>
      <source>“{name}” has no sheet; save it as ODS again.</source>
      <translation>“{name}”里没有工作表；请重新存为 ODS。</translation>
    </message>
    <message>
      <source>“{name}” is not an OpenDocument text; save it as ODT.</source>
      <translation>“{name}”不是 OpenDocument 文本文档；请存为 ODT。</translation>
    </message>
    <message>
      <source>“{name}” has pictures only and no text layer, like a scan; run text recognition on it first.</source>
      <translation>“{name}”只有图片，没有文字层（可能是扫描件）；请先做文字识别。</translation>
    </message>
    <message>
      <source>“{name}” is damaged and cannot be read. Get the file again.</source>
      <translation>“{name}”已损坏，无法读取。请重新获取该文件。</translation>
    </message>
    <message>
      <source>“{name}” has more than {most_lines:,} lines; split it into parts first.</source>
      <translation>“{name}”超过 {most_lines:,} 行；请先拆分。</translation>
    </message>
    <message>
      <source>There is no text in “{name}”; choose a file with text in it.</source>
      <translation>“{name}”里没有文字；请选择有文字的文件。</translation>
    </message>
    <message>
      <source>“{name}” is in an old format of Office; save it as DOCX or XLSX first.</source>
      <translation>“{name}”是旧版 Office 格式；请先另存为 DOCX 或 XLSX。</translation>
    </message>
    <message>
      <source>“{name}” has more than {most_blocks:,} paragraphs; split it into parts first.</source>
      <translation>“{name}”超过 {most_blocks:,} 段；请先拆分。</translation>
    </message>
    <message>
      <source>“{name}” has pictures only and no text, like a scan; run text recognition on it first.</source>
      <translation>“{name}”只有图片、没有文字，像是扫描件；请先对它做文字识别。</translation>
    </message>
    <message>
      <source>“{shown}” is a folder; choose a file.</source>
      <translation>“{shown}”是文件夹；请选择文件。</translation>
    </message>
    <message>
      <source>“{shown}” has {size} MB; Duidu reads up to {largest_file} MB. Split it first.</source>
      <translation>“{shown}”有 {size} MB；对读最多读取 {largest_file} MB 的文件。请先拆分。</translation>
    </message>
    <message>
      <source>“{shown}” cannot be read: {error}.</source>
      <translation>无法读取“{shown}”：{error}。</translation>
    </message>
    <message>
      <source>“{path}” cannot be read: {error}.</source>
      <translation>无法读取“{path}”：{error}。</translation>
    </message>
    <message>
      <source>“{name}” needs more memory than Duidu gives a file; split it first.</source>
      <translation>“{name}”需要的内存超过对读给一个文件的限度；请先拆分。</translation>
    </message>
    <message>
      <source>The dictionary {path} cannot be read: {value}.</source>
      <translation>无法读取词典 {path}：{value}。</translation>
    </message>
    <message>
      <source>“{name}” made its reader fail: it is damaged or built to do harm. Choose another file.</source>
      <translation>“{name}”导致读取程序出错：文件已损坏，或是恶意制作的。请选择其他文件。</translation>
    </message>
    <message>
      <source>“{name}” was not read: the process that reads files could not start. Close other programs, which may need all the memory, and open it again.</source>
      <translation>未能读取“{name}”：读取文件的进程无法启动。请关闭可能占满内存的其他程序，然后重新打开。</translation>
    </message>
    <message>
      <source>“{name}” could not be read within {seconds} seconds; split it, or get it again.</source>
      <translation>“{name}”在 {seconds} 秒内未能读完；请先拆分，或重新获取。</translation>
    </message>
    <message>
      <source>“{name}” has no subtitles that Duidu can read; save it as SRT, VTT or ASS.</source>
      <translation>“{name}”里没有对读能读取的字幕；请存为 SRT、VTT 或 ASS。</translation>
    </message>
    <message>
      <source>“{name}” is not a TBX file; choose a glossary in TBX, version 2 or 3.</source>
      <translation>“{name}”不是 TBX 文件；请选择 TBX 第 2 或第 3 版的术语表。</translation>
    </message>
    <message>
      <source>“{name}” has no term with a translation; choose another glossary.</source>
      <translation>“{name}”里没有带译文的术语；请选择其他术语表。</translation>
    </message>
    <message>
      <source>TBX holds terms only; the text was left out.</source>
      <translation>TBX 只保存术语，正文未写入。</translation>
    </message>
    <message>
      <source>TBX holds terms only; the text of {count} rows was left out.</source>
      <translation>TBX 只保存术语，{count} 行正文未写入。</translation>
    </message>
    <message>
      <source>The glossary has no term of this article in its two languages; add some first.</source>
      <translation>术语表里没有这篇文章用到的、这两种语言的术语；请先添加。</translation>
    </message>
    <message>
      <source>1 note on such a segment was left out.</source>
      <translation>1 条此类句段上的笔记未写入。</translation>
    </message>
    <message>
      <source>{count} notes on such segments were left out.</source>
      <translation>{count} 条此类句段上的笔记未写入。</translation>
    </message>
    <message>
      <source>“{name}” is too large: export single decks of it.</source>
      <translation>“{name}”太大：请导出其中单个牌组。</translation>
    </message>
    <message>
      <source>“{name}” has no Chinese words that could be known.</source>
      <translation>“{name}”中没有可以标为认识的中文词。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: its collection cannot be read. Export the deck again.</source>
      <translation>“{name}”已损坏：无法读取其中的集合。请重新导出牌组。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: its collection cannot be unpacked. Export the deck again.</source>
      <translation>“{name}”已损坏：无法解压其中的集合。请重新导出牌组。</translation>
    </message>
    <message>
      <source>“{name}” is no Anki package: it has no collection.</source>
      <translation>“{name}”不是 Anki 牌组：其中没有集合。</translation>
    </message>
    <message>
      <source>“{name}” is damaged: it is not complete XML. Export the cards again.</source>
      <translation>“{name}”已损坏：XML 不完整。请重新导出生词卡。</translation>
    </message>
    <message>
      <source>“{name}” is no Anki package. Export the deck again.</source>
      <translation>“{name}”不是 Anki 牌组文件。请重新导出该牌组。</translation>
    </message>
    <message>
      <source>1 segment is not translated yet.</source>
      <translation>1 个句段尚未翻译。</translation>
    </message>
    <message>
      <source>{count} segments are not translated yet.</source>
      <translation>{count} 个句段尚未翻译。</translation>
    </message>
    <message>
      <source>{count} segments without a counterpart were written with an empty side, which some tools do not show.</source>
      <translation>{count} 个没有对应内容的句段写成了一侧为空，有些工具不会显示。</translation>
    </message>
    <message>
      <source>In 1 changed cell the words differed in their formatting, which is gone.</source>
      <translation>有 1 个改过的单元格，其中的词格式不一，格式已丢失。</translation>
    </message>
    <message>
      <source>In {count} changed cells the words differed in their formatting, which is gone.</source>
      <translation>有 {count} 个改过的单元格，其中的词格式不一，格式已丢失。</translation>
    </message>
    <message>
      <source>1 changed text was left as it was, since a formula makes it; change the formula.</source>
      <translation>有 1 处改动未写入，因为该单元格是公式；请修改公式。</translation>
    </message>
    <message>
      <source>{count} changed texts were left as they were, since formulas make them; change the formulas.</source>
      <translation>有 {count} 处改动未写入，因为这些单元格是公式；请修改公式。</translation>
    </message>
    <message>
      <source>“{name}” has no sheet; save it as XLSX again.</source>
      <translation>“{name}”里没有工作表；请重新存为 XLSX。</translation>
    </message>
    <message>
      <source>1 cell was cut at 32,767 characters, the most a spreadsheet holds.</source>
      <translation>1 个单元格在 32,767 个字符处截断，这是电子表格的上限。</translation>
    </message>
    <message>
      <source>{count} cells were cut at 32,767 characters.</source>
      <translation>{count} 个单元格在 32,767 个字符处截断。</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英语</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>日语</translation>
    </message>
    <message>
      <source>German</source>
      <translation>德语</translation>
    </message>
    <message>
      <source>French</source>
      <translation>法语</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>西班牙语</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <source>The word file {path} is missing or damaged; install Duidu again or run packaging/build_data.py.</source>
      <translation>词语文件 {path} 缺失或损坏；请重新安装对读，或运行 packaging/build_data.py。</translation>
    </message>
    <message>
      <source>{name} is too large to be CC-CEDICT.</source>
      <translation>{name} 太大，不会是 CC-CEDICT。</translation>
    </message>
    <message>
      <source>{name} is not a CC-CEDICT file: its lines do not have the form “traditional simplified [pinyin] /meaning/”.</source>
      <translation>{name} 不是 CC-CEDICT 文件：各行不是“繁体 简体 [拼音] /释义/”的形式。</translation>
    </message>
    <message>
      <source>The dictionary {name} is cut off: it announces {announced} entries and has {entries}. Download it again.</source>
      <translation>词典 {name} 不完整：声明有 {announced} 条，实有 {entries} 条。请重新下载。</translation>
    </message>
    <message>
      <source>The dictionary {name} is cut off in the middle. Download it again.</source>
      <translation>词典 {name} 中途截断。请重新下载。</translation>
    </message>
    <message>
      <source>{name} is not a CC-CEDICT file: it is not UTF-8 text.</source>
      <translation>{name} 不是 CC-CEDICT 文件：不是 UTF-8 文本。</translation>
    </message>
    <message>
      <source>The dictionary {name} is damaged and cannot be unpacked. Download it again.</source>
      <translation>词典 {name} 已损坏，无法解压。请重新下载。</translation>
    </message>
    <message>
      <source>{name} is not the index of a dictd dictionary.</source>
      <translation>{name} 不是 dictd 词典的索引。</translation>
    </message>
    <message>
      <source>The dictionary {name} is damaged: its index points beyond its articles.</source>
      <translation>词典 {name} 已损坏：索引指向条目之外。</translation>
    </message>
    <message>
      <source>The dictionary {name} is not complete: {name2} is missing beside it.</source>
      <translation>词典 {name} 不完整：旁边缺少 {name2}。</translation>
    </message>
    <message>
      <source>{name} is too large: more than {most_bytes} MB unpacked.</source>
      <translation>{name} 太大：解压后超过 {most_bytes} MB。</translation>
    </message>
    <message>
      <source>{name} is too large: more than {most_bytes} MB.</source>
      <translation>{name} 太大：超过 {most_bytes} MB。</translation>
    </message>
    <message>
      <source>{name} is damaged or cut off.</source>
      <translation>{name} 已损坏或不完整。</translation>
    </message>
    <message>
      <source>{name} is not a dictionary Duidu can read: choose the .ifo file of StarDict or the .index file of dictd.</source>
      <translation>{name} 不是对读能读取的词典：请选择 StarDict 的 .ifo 文件或 dictd 的 .index 文件。</translation>
    </message>
    <message>
      <source>{source} cannot be read: {value}.</source>
      <translation>无法读取 {source}：{value}。</translation>
    </message>
    <message>
      <source>The dictionary cannot be written to {target}: {error}.</source>
      <translation>词典无法写入 {target}：{error}。</translation>
    </message>
    <message>
      <source>The dictionary file {path} was made by another version of Duidu. Import the dictionary again.</source>
      <translation>词典文件 {path} 由另一版本的对读制作。请重新导入词典。</translation>
    </message>
    <message>
      <source>The dictionary file {path} cannot be read. Import the dictionary again.</source>
      <translation>无法读取词典文件 {path}。请重新导入词典。</translation>
    </message>
    <message>
      <source>{name} is not the description of a StarDict dictionary.</source>
      <translation>{name} 不是 StarDict 词典的说明文件。</translation>
    </message>
    <message>
      <source>The dictionary {name} is damaged: it announces {facts} words and has {places}.</source>
      <translation>词典 {name} 已损坏：声明有 {facts} 个词，实有 {places} 个。</translation>
    </message>
    <message>
      <source>The index of the dictionary {name} is damaged or cut off.</source>
      <translation>词典 {name} 的索引已损坏或不完整。</translation>
    </message>
    <message>
      <source>The file of stroke orders {path} is damaged. Make it again with packaging/strokes.py.</source>
      <translation>笔顺文件 {path} 已损坏，请用 packaging/strokes.py 重新生成。</translation>
    </message>
    <message>
      <source>There is already an article {identity!r} in the library.</source>
      <translation>文库中已有文章 {identity!r}。</translation>
    </message>
    <message>
      <source>This text has changed meanwhile, so the rest of it was not added.</source>
      <translation>这篇文章在此期间有了改动，所以其余部分没有添加。</translation>
    </message>
    <message>
      <source>The article {article!r} has no block {block} on the {side} side.</source>
      <translation>文章 {article!r} 的 {side} 侧没有第 {block} 块。</translation>
    </message>
    <message>
      <source>This text is a chapter of “{title}” already; leave it out there first.</source>
      <translation>这篇文章已是《{title}》的一章，请先从那本书中移出。</translation>
    </message>
    <message>
      <source>The original file of this article is damaged in the library ({error}), so that nothing can be written back into it. Export the article in another format.</source>
      <translation>文库中这篇文章的原始文件已损坏（{error}），因此无法写回。请将文章导出为其他格式。</translation>
    </message>
    <message>
      <source>These rows have changed meanwhile, so nothing was written; try again.</source>
      <translation>这些行在此期间已改变，因此没有写入；请重试。</translation>
    </message>
    <message>
      <source>Part of the library {path} is damaged. Start Duidu again now to repair it from a backup.</source>
      <translation>文库 {path} 有一部分已损坏。请现在重新启动对读，用备份修复。</translation>
    </message>
    <message>
      <source>{error} What you wrote could not be kept anywhere: copy it before you close the window.</source>
      <translation>{error}您写的内容无处保存，请在关闭窗口之前复制出来。</translation>
    </message>
    <message>
      <source>{error} What you wrote is kept in {file}.</source>
      <translation>{error}您写的内容保存在 {file} 中。</translation>
    </message>
    <message>
      <source>There is no note {note!r} in the library.</source>
      <translation>文库中没有笔记 {note!r}。</translation>
    </message>
    <message>
      <source>No backup was made: the folder {folder} already holds a thousand backups of this second. Check the clock of this computer.</source>
      <translation>没有备份：文件夹 {folder} 里已有一千个同一秒的备份。请检查本机的时钟。</translation>
    </message>
    <message>
      <source>The backup {path} is damaged; please choose another one. Nothing was changed.</source>
      <translation>备份 {path} 已损坏；请另选一个。没有任何改动。</translation>
    </message>
    <message>
      <source>No backup of {library} was made because the library is damaged ({problems}). Start Duidu again to repair it.</source>
      <translation>没有备份 {library}，因为文库已损坏（{problems}）。请重新启动对读来修复。</translation>
    </message>
    <message>
      <source>What you are typing cannot be kept on any disk until it is finished: finish or copy it before you leave.</source>
      <translation>您正在输入的内容在完成之前无法存到任何磁盘上；离开之前请先完成，或将其复制出来。</translation>
    </message>
    <message>
      <source>The folder of the library cannot be written, so what you are typing is kept in {folder}.</source>
      <translation>文库所在的文件夹无法写入，因此您正在输入的内容保存在 {folder} 中。</translation>
    </message>
    <message>
      <source>The library {library} is open in {who}; close that first, or choose another library with --library.</source>
      <translation>文库 {library} 正由{who}打开；请先关闭它，或用 --library 另选文库。</translation>
    </message>
    <message>
      <source>another process</source>
      <translation>另一个进程</translation>
    </message>
    <message>
      <source>another window or command (process {process})</source>
      <translation>另一个窗口或命令（进程 {process}）</translation>
    </message>
    <message>
      <source>The library {library} is open under another name, which is a hard link to the same file; close that first.</source>
      <translation>文库 {library} 已在另一个名称下打开，那是同一文件的硬链接；请先关闭它。</translation>
    </message>
    <message>
      <source>The damaged file and the backup are not of one library.</source>
      <translation>损坏的文件和备份不属于同一个文库。</translation>
    </message>
    <message>
      <source>Duidu ended in the middle of a large change, which was taken back; make it again.</source>
      <translation>对读在一次大量修改的中途结束，这次修改已撤回；请重新进行。</translation>
    </message>
    <message>
      <source>The library {path} is missing.</source>
      <translation>文库 {path} 不见了。</translation>
    </message>
    <message>
      <source>The library {path} is damaged: its header.</source>
      <translation>文库 {path} 已损坏：文件头有误。</translation>
    </message>
    <message>
      <source>The library {path} is damaged: {problems}.</source>
      <translation>文库 {path} 已损坏：{problems}。</translation>
    </message>
    <message>
      <source>There is no library at {path}.</source>
      <translation>{path} 处没有文库。</translation>
    </message>
    <message>
      <source>{error} You can read, but nothing you write can be saved.</source>
      <translation>{error}可以阅读，但所写的内容无法保存。</translation>
    </message>
    <message>
      <source>The copy {path} is damaged ({error}).</source>
      <translation>副本 {path} 已损坏（{error}）。</translation>
    </message>
    <message>
      <source>{target} already exists; choose a path where there is no file.</source>
      <translation>{target} 已存在；请指定一个没有文件的路径。</translation>
    </message>
    <message>
      <source>There are no copies of articles in {copies}.</source>
      <translation>{copies} 里没有文章的副本。</translation>
    </message>
    <message>
      <source>The rebuilt library is damaged ({problems}); please report this.</source>
      <translation>重建的文库已损坏（{problems}）；请报告此事。</translation>
    </message>
    <message>
      <source>The library {library} was damaged or missing and has been repaired {when}; {newer} newer entries were read from the damaged file. It now has {notes} notes.{lost} The damaged files are kept in {aside}.</source>
      <translation>文库 {library} 损坏或丢失，已{when}修复；从损坏的文件中读回了 {newer} 条较新的记录。现有 {notes} 条笔记。{lost}损坏的文件保存在 {aside}。</translation>
    </message>
    <message>
      <source>from the backup of {made:%Y-%m-%d %H:%M}</source>
      <translation>用 {made:%Y-%m-%d %H:%M} 的备份</translation>
    </message>
    <message>
      <source>without a backup, since there was none</source>
      <translation>在没有备份的情况下</translation>
    </message>
    <message>
      <source> The text of {names} could not be recovered; please open its file again.</source>
      <translation>{names} 的正文没能救回，请重新打开原来的文件。</translation>
    </message>
    <message>
      <source>The library {path} is damaged and could not be repaired ({problems}); it was not changed. Restore a backup, or rebuild it from its plain copies.</source>
      <translation>文库 {path} 已损坏，未能修复（{problems}）；没有改动它。请恢复备份，或用文章副本重建。</translation>
    </message>
    <message>
      <source>The log of the library {path} was damaged or cut off. {newer} entries were recovered from it and from the newest backup; what you wrote last may be missing. The damaged files are kept in {aside}.</source>
      <translation>文库 {path} 的日志损坏或不完整。已从日志和最新的备份中取回 {newer} 条记录；您最后写的内容可能缺失。损坏的文件保存在 {aside}。</translation>
    </message>
    <message>
      <source>The library was restored from the backup of {made:%Y-%m-%d %H:%M}. The files it replaced are kept in {aside}.</source>
      <translation>文库已从 {made:%Y-%m-%d %H:%M} 的备份恢复。被替换的文件保存在 {aside}。</translation>
    </message>
    <message>
      <source>The backup to be restored no longer exists. The library was not changed.</source>
      <translation>要恢复的备份已不存在。文库没有改变。</translation>
    </message>
    <message>
      <source>The backup cannot be restored at the next start: nothing can be written beside {library} ({value}).</source>
      <translation>下次启动时无法恢复备份：不能在 {library} 旁写入（{value}）。</translation>
    </message>
    <message>
      <source>Row {row} of {name} in the library is damaged: its checksum does not match. Start Duidu again to repair it from a backup.</source>
      <translation>文库中 {name} 的第 {row} 行已损坏：校验和不符。请重新启动对读，用备份修复。</translation>
    </message>
    <message>
      <source>{path} belongs to another user of this computer, who could read or replace what is in it; it is not used. Move the library to a folder that only you can write to.</source>
      <translation>{path} 属于这台电脑的另一个用户，对方可能读取或替换其中的内容；因此没有使用。请把文库移到只有您能写入的文件夹中。</translation>
    </message>
    <message>
      <source>{path} is not a Duidu library; it was not changed. Choose another path with --library or DUIDU_LIBRARY.</source>
      <translation>{path} 不是对读的文库，没有改动它。请用 --library 或 DUIDU_LIBRARY 指定别的位置。</translation>
    </message>
    <message>
      <source>The library {path} was written by a newer Duidu (schema {version}, this one supports {known}); it was not changed. Please install the newer version, or go back to the backup made before the update: duidu library restore.</source>
      <translation>文库 {path} 由更新版本的对读写成（格式 {version}，本版只认识 {known}）；没有改动它。请安装新版本，或用 duidu library restore 恢复升级前的备份。</translation>
    </message>
    <message>
      <source>The library {path} is damaged: it lacks Duidu's file signature.</source>
      <translation>文库 {path} 已损坏：缺少对读的文件标记。</translation>
    </message>
    <message>
      <source>The library {path} cannot be read ({value}); it was not changed. Check the permissions of the file and of its folder, or choose another library with --library.</source>
      <translation>无法读取文库 {path}（{value}）；文库没有改动。请检查该文件及其文件夹的权限，或用 --library 选择另一个文库。</translation>
    </message>
    <message>
      <source>{path} is no file but a folder, a pipe or a device, and is in the way of the library. Move it away, or choose another library with --library.</source>
      <translation>{path} 不是文件，而是文件夹、管道或设备，挡住了文库。请把它移走，或用 --library 选择另一个文库。</translation>
    </message>
    <message>
      <source>The library {path} is open for reading only: its file or folder cannot be written.</source>
      <translation>文库 {path} 以只读方式打开：文件或文件夹不可写。</translation>
    </message>
    <message>
      <source>The library {path} was moved or replaced while it was open; what you wrote last is not in it. Put it back, or open it at its new place.</source>
      <translation>文库 {path} 在打开期间被移动或替换；您最后写的内容不在其中。请放回原处，或在新位置打开。</translation>
    </message>
    <message>
      <source>The library {path} is closed.</source>
      <translation>文库 {path} 已关闭。</translation>
    </message>
    <message>
      <source>The library {path} could not be read or written ({error}). Antivirus, backup and synchronisation programs, full or failing disks and network folders are the usual causes.</source>
      <translation>无法读写文库 {path}（{error}）。常见原因是杀毒、备份或同步程序，磁盘已满或将坏，以及网络文件夹。</translation>
    </message>
    <message>
      <source>The library {path} is damaged ({error}). Antivirus, backup and synchronisation programs, full or failing disks and network folders are the usual causes.</source>
      <translation>文库 {path} 已损坏（{error}）。常见原因是杀毒、备份或同步程序，磁盘已满或将坏，以及网络文件夹。</translation>
    </message>
    <message>
      <source>A change did not fit what the library {path} holds by now ({error}); nothing was changed. Try again.</source>
      <translation>改动与文库 {path} 目前的内容不符（{error}），因此没有改动；请重试。</translation>
    </message>
    <message>
      <source>The disk is full: nothing more can be saved in {path}. Free some space and try again.</source>
      <translation>磁盘已满：{path} 里不能再保存任何内容。请腾出空间后再试。</translation>
    </message>
    <message>
      <source>The library {path} cannot be written: the file or its folder is read-only.</source>
      <translation>文库 {path} 无法写入：文件或其文件夹是只读的。</translation>
    </message>
    <message>
      <source>The library {path} is in use by another program; close that and try again.</source>
      <translation>文库 {path} 正被另一个程序使用；请关闭它再试。</translation>
    </message>
    <message>
      <source>The library {path} cannot be opened: the file or its folder cannot be read or written.</source>
      <translation>无法打开文库 {path}：文件或其文件夹不可读写。</translation>
    </message>
    <message>
      <source>The disk refused to read or write {path} ({error}); it may be full, failing or disconnected.</source>
      <translation>磁盘拒绝读写 {path}（{error}）；可能已满、将坏或断开。</translation>
    </message>
    <message>
      <source>The disk is full: nothing more can be saved beside {path}. Free some space and try again.</source>
      <translation>磁盘已满：{path} 旁边不能再保存任何内容。请腾出空间后再试。</translation>
    </message>
    <message>
      <source>The library {path} lies on a network drive, where locks and saving cannot be relied on, and notes can be lost. Please move the library to a disk of this computer.</source>
      <translation>文库 {path} 在网络驱动器上，那里的锁定和保存都不可靠，笔记可能丢失。请把文库移到本机磁盘上。</translation>
    </message>
    <message>
      <source>The library {path} cannot be found ({value}); choose another one with --library.</source>
      <translation>找不到文库 {path}（{value}）；请用 --library 选择另一个文库。</translation>
    </message>
    <message>
      <source>The home folder that {path} names is not known; give the whole path of the library.</source>
      <translation>不知道 {path} 所指的主文件夹；请给出文库的完整路径。</translation>
    </message>
    <message>
      <source>The library lies in {folder}, which another program synchronises. Such programs can replace the file while it is open, and notes can be lost. Please move the library to a folder on this computer only.</source>
      <translation>文库在 {folder} 中，这个文件夹由其他程序同步。这类程序可能在文库打开时替换文件，笔记可能丢失。请把文库移到只在本机的文件夹中。</translation>
    </message>
    <message>
      <source>The library {path} leads through the link {link}, and what that names is not there; connect its disk, or choose another library with --library.</source>
      <translation>文库 {path} 经过链接 {link}，而该链接所指的位置不存在；请连接所在的磁盘，或用 --library 选择另一个文库。</translation>
    </message>
    <message>
      <source>This user has no home folder in which the library and the settings could be kept: set HOME, or DUIDU_DATA to a folder and DUIDU_SETTINGS to a file.</source>
      <translation>此用户没有可以存放文库和设置的主文件夹：请设置 HOME，或把 DUIDU_DATA 设为一个文件夹、把 DUIDU_SETTINGS 设为一个文件。</translation>
    </message>
    <message>
      <source>The library {path} contains what Duidu did not make and what could change your notes unnoticed ({names}); it was not opened and not changed. “duidu library repair” copies your articles and notes into a library without it.</source>
      <translation>文库 {path} 中有不是由对读建立、可能暗中改动笔记的内容（{names}）；文库没有打开，也没有改动。“duidu library repair”会把您的文章和笔记复制到不含这些内容的文库中。</translation>
    </message>
    <message>
      <source>The library {path} is damaged: it lacks the {names}.</source>
      <translation>文库 {path} 已损坏：缺少 {names}。</translation>
    </message>
    <message>
      <source>Another program put something into the library {path} while it was open that could change your notes unnoticed ({names}); nothing more is written to it. Close Duidu; “duidu library repair” copies your articles and notes into a library without it.</source>
      <translation>文库 {path} 打开期间，另一个程序往里面放入了可能暗中改动笔记的内容（{names}）；不会再往文库中写入任何内容。请关闭对读；“duidu library repair”会把您的文章和笔记复制到不含这些内容的文库中。</translation>
    </message>
    <message>
      <source>The backup {target} could not be read back, so it was not kept. The disk may be failing.</source>
      <translation>备份 {target} 无法读回，因此没有保留。磁盘可能有故障。</translation>
    </message>
    <message>
      <source>What answers instead of AnkiConnect is not AnkiConnect.</source>
      <translation>回应的程序不是 AnkiConnect。</translation>
    </message>
    <message>
      <source>Anki says: {error}</source>
      <translation>Anki 提示：{error}</translation>
    </message>
    <message>
      <source>Anki does not answer. Start it, with its add-on AnkiConnect (2055492159), and try again.</source>
      <translation>Anki 没有回应。请启动装有 AnkiConnect 插件（2055492159）的 Anki，然后重试。</translation>
    </message>
    <message>
      <source>This text was removed or replaced meanwhile, so your last change to it was not made.</source>
      <translation>这篇文章在此期间已被移除或替换，因此上一次修改没有生效。</translation>
    </message>
    <message>
      <source>The PDF {path} cannot be written: {strerror}. Choose another place.</source>
      <translation>PDF {path} 无法写入：{strerror}。请另选位置。</translation>
    </message>
    <message>
      <source>There is no display for a window here. To save a picture of it instead: duidu open FILE --screenshot picture.png</source>
      <translation>这里没有可显示窗口的屏幕。可以改为保存图片：duidu open FILE --screenshot picture.png</translation>
    </message>
    <message>
      <source>The word {word!r} is not in the text.</source>
      <translation>文中没有 {word!r} 这个词。</translation>
    </message>
    <message>
      <source>The picture cannot be written to {path}.</source>
      <translation>图片无法写入 {path}。</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <source>Writing {name}…</source>
      <translation>正在写入 {name}…</translation>
    </message>
    <message>
      <source>Export the whole book</source>
      <translation>导出整本书</translation>
    </message>
    <message>
      <source>Export the article</source>
      <translation>导出文章</translation>
    </message>
    <message>
      <source>Export the notes</source>
      <translation>导出笔记</translation>
    </message>
    <message>
      <source>Written to {name}.</source>
      <translation>已写入 {name}。</translation>
    </message>
    <message>
      <source>The original file</source>
      <translation>原始文件</translation>
    </message>
  </context>
  <context>
    <name>FindPanel</name>
    <message>
      <source>And on the other side</source>
      <translation>且另一侧含有</translation>
    </message>
    <message>
      <source>Only where the other side has it not</source>
      <translation>只看另一侧没有的</translation>
    </message>
    <message>
      <source>Regular expression</source>
      <translation>正则表达式</translation>
    </message>
    <message>
      <source>Either language, either script, pinyin without tones.</source>
      <translation>两种语言、简繁体、不带声调的拼音均可。</translation>
    </message>
    <message>
      <source>Nothing found so far; the rest of the text is not there yet.</source>
      <translation>目前没有找到；文章的其余部分尚未添加。</translation>
    </message>
    <message>
      <source>The rest of the text is not there yet.</source>
      <translation>文章的其余部分尚未添加。</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>查找</translation>
    </message>
    <message>
      <source>Find in this article</source>
      <translation>在本文中查找</translation>
    </message>
    <message>
      <source>Hits</source>
      <translation>结果</translation>
    </message>
    <message>
      <source>{n} hit</source>
      <translation>{n} 处</translation>
    </message>
    <message>
      <source>{n} hits</source>
      <translation>{n} 处</translation>
    </message>
    <message>
      <source>{current} of {hits}</source>
      <translation>第 {current} 处，共 {hits}</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>没有找到。</translation>
    </message>
  </context>
  <context>
    <name>Guide</name>
    <message>
      <source>No browser could be opened; newer versions are at {address}.</source>
      <translation>没能打开浏览器；新版本在 {address}。</translation>
    </message>
    <message>
      <source>Guide to Duidu</source>
      <translation>对读使用指南</translation>
    </message>
    <message>
      <source>What the guide says of it</source>
      <translation>在指南中查看说明</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <source>{name} (here)</source>
      <translation>{name}（本机）</translation>
    </message>
    <message>
      <source>Row {n}: who did what</source>
      <translation>第 {n} 行：谁做了什么</translation>
    </message>
    <message>
      <source>The text as it was at first.</source>
      <translation>最初的文本。</translation>
    </message>
    <message>
      <source>Changed the text: “{old}” became “{said}”.</source>
      <translation>改了文字：“{old}”改为“{said}”。</translation>
    </message>
    <message>
      <source>Changed which sentences answer each other.</source>
      <translation>改了句子的对应关系。</translation>
    </message>
    <message>
      <source>Merged rows.</source>
      <translation>合并了行。</translation>
    </message>
    <message>
      <source>Split the row.</source>
      <translation>拆分了这一行。</translation>
    </message>
    <message>
      <source>Wrote: “{said}”</source>
      <translation>写道：“{said}”</translation>
    </message>
    <message>
      <source>Replaced “{old}” by “{said}”.</source>
      <translation>把“{old}”换成了“{said}”。</translation>
    </message>
    <message>
      <source>Took the status of the row back.</source>
      <translation>取消了这一行的状态。</translation>
    </message>
    <message>
      <source>Confirmed the row.</source>
      <translation>确认了这一行。</translation>
    </message>
    <message>
      <source>Said that the row is final.</source>
      <translation>把这一行标为定稿。</translation>
    </message>
    <message>
      <source>Said that the row needs work.</source>
      <translation>把这一行标为需要修改。</translation>
    </message>
    <message>
      <source>Had a question about the row.</source>
      <translation>对这一行有疑问。</translation>
    </message>
    <message>
      <source>Locked the row.</source>
      <translation>锁定了这一行。</translation>
    </message>
    <message>
      <source>The latest is first. The name is that of a person or of their device.</source>
      <translation>最近的在前。名字是人的或其设备的。</translation>
    </message>
    <message>
      <source>Nothing is known of this row. What is done in rows is written down once the library is kept in step with other devices.</source>
      <translation>对这一行还一无所知。文库与其他设备同步之后，各行的改动才会记下来。</translation>
    </message>
    <message>
      <source>Corrected {old}: {said}</source>
      <translation>更正了{old}：{said}</translation>
    </message>
    <message>
      <source>Corrected {old}</source>
      <translation>更正了{old}</translation>
    </message>
  </context>
  <context>
    <name>ImportNotes</name>
    <message>
      <source>Reading {name}…</source>
      <translation>正在读取 {name}…</translation>
    </message>
    <message>
      <source>Import notes</source>
      <translation>导入笔记</translation>
    </message>
    <message>
      <source>{n} note was imported.</source>
      <translation>导入了 {n} 条笔记。</translation>
    </message>
    <message>
      <source>{n} notes were imported.</source>
      <translation>导入了 {n} 条笔记。</translation>
    </message>
    <message>
      <source>Notes (*.jsonld *.json)</source>
      <translation>笔记 (*.jsonld *.json)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>All of these notes are in the library already.</source>
      <translation>这些笔记都已在文库中。</translation>
    </message>
    <message>
      <source>The place of {n} was not found in this text; see the notes panel.</source>
      <translation>有 {n} 条没有在文中找到位置，请在笔记面板中查看。</translation>
    </message>
    <message>
      <source>The places of {n} were not found in this text; see the notes panel.</source>
      <translation>有 {n} 条没有在文中找到位置，请在笔记面板中查看。</translation>
    </message>
    <message>
      <source>{n} has two versions; choose one in the notes panel.</source>
      <translation>有 {n} 条存在两个版本，请在笔记面板中选择。</translation>
    </message>
    <message>
      <source>{n} have two versions; choose in the notes panel.</source>
      <translation>有 {n} 条存在两个版本，请在笔记面板中选择。</translation>
    </message>
    <message>
      <source>Put them on this text</source>
      <translation>也放到这篇文章上</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <source>{name} stopped because of an error in Duidu ({kind}). Nothing was lost.</source>
      <translation>因对读内部错误（{kind}），{name}已停止。没有丢失任何内容。</translation>
    </message>
    <message>
      <source>The work</source>
      <translation>任务</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>Keyboard</source>
      <translation>键盘</translation>
    </message>
    <message>
      <source>On the page</source>
      <translation>在页面上</translation>
    </message>
    <message>
      <source>Change the keys</source>
      <translation>更改按键</translation>
    </message>
    <message>
      <source>Search the commands</source>
      <translation>搜索命令</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>New keys</source>
      <translation>新按键</translation>
    </message>
    <message>
      <source>Take them over</source>
      <translation>改给此命令</translation>
    </message>
    <message>
      <source>Standard keys</source>
      <translation>默认按键</translation>
    </message>
    <message>
      <source>Standard keys for all</source>
      <translation>全部恢复默认</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>Choose a command, then press its new keys.</source>
      <translation>选一个命令，再按下新的按键。</translation>
    </message>
    <message>
      <source>These keys also belong to: {names}</source>
      <translation>这些按键还属于：{names}</translation>
    </message>
    <message>
      <source>Not kept yet: these keys belong to {names}.</source>
      <translation>尚未保存：这些按键属于{names}。</translation>
    </message>
  </context>
  <context>
    <name>Languages</name>
    <message>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <source>Simplified Chinese</source>
      <translation>简体中文</translation>
    </message>
    <message>
      <source>Traditional Chinese</source>
      <translation>繁体中文</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英文</translation>
    </message>
  </context>
  <context>
    <name>Lock</name>
    <message>
      <source>The original is locked, so that it was neither cut nor changed.</source>
      <translation>原文已锁定，因此没有切分，也没有修改。</translation>
    </message>
    <message>
      <source>The original of this article is locked: it is never cut or changed.</source>
      <translation>这篇文章的原文已锁定：不会切分，也不会修改。</translation>
    </message>
    <message>
      <source>The original of this article can be cut and changed again.</source>
      <translation>这篇文章的原文又可以切分和修改了。</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <source>Both sides scroll together.</source>
      <translation>两侧同步滚动。</translation>
    </message>
    <message>
      <source>The side under the pointer scrolls alone.</source>
      <translation>只滚动指针所在的一侧。</translation>
    </message>
  </context>
  <context>
    <name>Look</name>
    <message>
      <source>Look of the page</source>
      <translation>页面外观</translation>
    </message>
    <message>
      <source>As it was before</source>
      <translation>恢复原样</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>{n} % read</source>
      <translation>已读 {n}%</translation>
    </message>
    <message>
      <source>“{title}” was removed.</source>
      <translation>已移除《{title}》。</translation>
    </message>
    <message>
      <source>The article got another title meanwhile, so it was not renamed; rename it again.</source>
      <translation>这篇文章的标题在此期间已被修改，因此没有改名；请重新改名。</translation>
    </message>
  </context>
  <context>
    <name>MessageLine</name>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Something else was changed since. Undo goes back to it step by step.</source>
      <translation>此后又有别的改动。可用“撤销”一步步退回。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
  </context>
  <context>
    <name>NamesSheet</name>
    <message>
      <source>{n} without an answer</source>
      <translation>{n} 处没有对应</translation>
    </message>
    <message>
      <source>Names and their renderings</source>
      <translation>专名及其译法</translation>
    </message>
    <message>
      <source>Filter names</source>
      <translation>筛选专名</translation>
    </message>
    <message>
      <source>Which names are shown</source>
      <translation>显示哪些专名</translation>
    </message>
    <message>
      <source>All names</source>
      <translation>全部专名</translation>
    </message>
    <message>
      <source>Rendered in several ways, or not at all</source>
      <translation>译法不一或没有译出的</translation>
    </message>
    <message>
      <source>Make all of them</source>
      <translation>全部改为</translation>
    </message>
    <message>
      <source>Make them the same</source>
      <translation>统一译法</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>专名</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>次数</translation>
    </message>
    <message>
      <source>Renderings</source>
      <translation>译法</translation>
    </message>
    <message>
      <source>{n} name</source>
      <translation>{n} 个专名</translation>
    </message>
    <message>
      <source>{n} names</source>
      <translation>{n} 个专名</translation>
    </message>
    <message>
      <source>No names were found, or they are still looked for.</source>
      <translation>没有找到专名，或者还在查找。</translation>
    </message>
    <message>
      <source>{n} place was made “{rendering}”.</source>
      <translation>已把 {n} 处改为“{rendering}”。</translation>
    </message>
    <message>
      <source>{n} places were made “{rendering}”.</source>
      <translation>已把 {n} 处改为“{rendering}”。</translation>
    </message>
  </context>
  <context>
    <name>NoteEditor</name>
    <message>
      <source>Your name, or nothing</source>
      <translation>您的名字，可留空</translation>
    </message>
    <message>
      <source>Signed {name}</source>
      <translation>署名：{name}</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>更改</translation>
    </message>
    <message>
      <source>Sign with a name</source>
      <translation>署名…</translation>
    </message>
    <message>
      <source>Another translation</source>
      <translation>另一种译法</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>疑问</translation>
    </message>
    <message>
      <source>Correction</source>
      <translation>更正</translation>
    </message>
    <message>
      <source>Reply</source>
      <translation>回复</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Tags, separated by commas</source>
      <translation>标签，用逗号分开</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>{n} earlier reply</source>
      <translation>另有 {n} 条较早的回复</translation>
    </message>
    <message>
      <source>{n} earlier replies</source>
      <translation>另有 {n} 条较早的回复</translation>
    </message>
  </context>
  <context>
    <name>Notes</name>
    <message>
      <source>The text has {n} characters, too many for a note, so it was not pasted. It can be opened as an article with File, New from clipboard.</source>
      <translation>这段文字有 {n} 个字符，作为笔记太长，因此未粘贴。可以用“文件 → 从剪贴板新建”将其作为文章打开。</translation>
    </message>
    <message>
      <source>Click the note to be answered, or choose it in the notes panel.</source>
      <translation>请点击要回复的笔记，或在笔记栏中选中它。</translation>
    </message>
    <message>
      <source>First select what to mark, or go to its sentence with J and K.</source>
      <translation>请先选中要标记的文字，或用 J、K 键移到那一句。</translation>
    </message>
    <message>
      <source>The note was deleted.</source>
      <translation>笔记已删除。</translation>
    </message>
  </context>
  <context>
    <name>NotesFilter</name>
    <message>
      <source>Left text</source>
      <translation>左侧文本</translation>
    </message>
    <message>
      <source>Right text</source>
      <translation>右侧文本</translation>
    </message>
    <message>
      <source>Filter and sort</source>
      <translation>筛选和排序</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Side</source>
      <translation>侧</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>Written by</source>
      <translation>作者</translation>
    </message>
    <message>
      <source>Place in the text</source>
      <translation>文中位置</translation>
    </message>
    <message>
      <source>Date written</source>
      <translation>创建日期</translation>
    </message>
    <message>
      <source>Date changed</source>
      <translation>修改日期</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>内容</translation>
    </message>
    <message>
      <source>Backwards</source>
      <translation>倒序</translation>
    </message>
    <message>
      <source>Sure</source>
      <translation>确定</translation>
    </message>
    <message>
      <source>Moved, please check</source>
      <translation>已移动，请核对</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>位置丢失</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>修改时间</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>At any time</source>
      <translation>任何时间</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>In the last week</source>
      <translation>最近一周</translation>
    </message>
    <message>
      <source>In the last month</source>
      <translation>最近一个月</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>全部显示</translation>
    </message>
  </context>
  <context>
    <name>NotesMenu</name>
    <message>
      <source>Tags for {n} notes</source>
      <translation>{n} 条笔记的标签</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Delete {n} notes</source>
      <translation>删除 {n} 条笔记</translation>
    </message>
    <message>
      <source>{n} note was deleted.</source>
      <translation>已删除 {n} 条笔记。</translation>
    </message>
    <message>
      <source>{n} notes were deleted.</source>
      <translation>已删除 {n} 条笔记。</translation>
    </message>
    <message>
      <source>Tags, separated by commas</source>
      <translation>标签，用逗号分开</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Name the colours…</source>
      <translation>给颜色命名…</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Add tags…</source>
      <translation>添加标签…</translation>
    </message>
    <message>
      <source>Click a note first, then select the words on the other side that belong to it.</source>
      <translation>请先点击一条笔记，再选中另一侧属于它的词语。</translation>
    </message>
    <message>
      <source>Select the note that lost its place in the notes panel, then select the words it belongs to.</source>
      <translation>请先在笔记面板中选择位置丢失的笔记，再选中它所属的词语。</translation>
    </message>
    <message>
      <source>Select two or more notes in the notes panel, then link them.</source>
      <translation>请在笔记面板中选择两条或更多笔记，再进行关联。</translation>
    </message>
    <message>
      <source>The place is right</source>
      <translation>位置正确</translation>
    </message>
    <message>
      <source>Put it at the selected words</source>
      <translation>放到所选词语处</translation>
    </message>
    <message>
      <source>Edit…</source>
      <translation>编辑…</translation>
    </message>
    <message>
      <source>Reply…</source>
      <translation>回复…</translation>
    </message>
    <message>
      <source>Add the selected words</source>
      <translation>加上所选词语</translation>
    </message>
    <message>
      <source>Settle the conflict</source>
      <translation>解决冲突</translation>
    </message>
    <message>
      <source>Keep all of them</source>
      <translation>全部保留</translation>
    </message>
    <message>
      <source>Earlier texts</source>
      <translation>以前的内容</translation>
    </message>
    <message>
      <source>Remove tag</source>
      <translation>移除标签</translation>
    </message>
    <message>
      <source>Link them</source>
      <translation>关联</translation>
    </message>
    <message>
      <source>The note was put at the selected words.</source>
      <translation>已把笔记放到所选词语处。</translation>
    </message>
    <message>
      <source>Go to the note it answers</source>
      <translation>转到所回复的笔记</translation>
    </message>
    <message>
      <source>Linked notes</source>
      <translation>关联的笔记</translation>
    </message>
    <message>
      <source>Unlink</source>
      <translation>取消关联</translation>
    </message>
  </context>
  <context>
    <name>NotesPanel</name>
    <message>
      <source>{name}, {day}; changed by {other}</source>
      <translation>{name}，{day}；{other} 修改</translation>
    </message>
    <message>
      <source>{name}, {day}</source>
      <translation>{name}，{day}</translation>
    </message>
    <message>
      <source>changed by {other}</source>
      <translation>{other} 修改</translation>
    </message>
    <message>
      <source>two versions</source>
      <translation>两个版本</translation>
    </message>
    <message>
      <source>place lost</source>
      <translation>位置丢失</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Underline</source>
      <translation>下划线</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Another translation</source>
      <translation>另一种译法</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>疑问</translation>
    </message>
    <message>
      <source>Correction</source>
      <translation>更正</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>关联</translation>
    </message>
    <message>
      <source>check the place</source>
      <translation>请核对位置</translation>
    </message>
    <message>
      <source>Text of the note</source>
      <translation>笔记内容</translation>
    </message>
    <message>
      <source>Reply</source>
      <translation>回复</translation>
    </message>
    <message>
      <source>No notes yet. Select some text and press N for a note, or 1 to 5 for a highlight.</source>
      <translation>还没有笔记。选中文字后按 N 写笔记，按 1 到 5 标颜色。</translation>
    </message>
    <message>
      <source>Filter notes</source>
      <translation>筛选笔记</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>All kinds</source>
      <translation>所有类型</translation>
    </message>
    <message>
      <source>Change the note…</source>
      <translation>更改笔记…</translation>
    </message>
    <message>
      <source>Change {n} notes…</source>
      <translation>更改 {n} 条笔记…</translation>
    </message>
    <message>
      <source>{n} note</source>
      <translation>{n} 条笔记</translation>
    </message>
    <message>
      <source>{n} notes</source>
      <translation>{n} 条笔记</translation>
    </message>
    <message>
      <source>No note matches.</source>
      <translation>没有符合的笔记。</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>These two texts do not look like translations of each other; check that they belong together.</source>
      <translation>这两个文本看起来不像互为译文；请核对是否选对了文件。</translation>
    </message>
    <message>
      <source>Opening {name}…</source>
      <translation>正在打开 {name}…</translation>
    </message>
    <message>
      <source>Reading “{title}” again…</source>
      <translation>正在重新读取《{title}》…</translation>
    </message>
    <message>
      <source>Open one text, or two texts in one language each</source>
      <translation>打开一个文件，或各为一种语言的两个文件</translation>
    </message>
    <message>
      <source>the text</source>
      <translation>文本</translation>
    </message>
    <message>
      <source>{name} was read as {encoding}.</source>
      <translation>已按 {encoding} 编码读取 {name}。</translation>
    </message>
    <message>
      <source>{name} has changed since it was read.</source>
      <translation>{name} 在读入之后改动过。</translation>
    </message>
    <message>
      <source>The text was read again.</source>
      <translation>已重新读取文本。</translation>
    </message>
    <message>
      <source>{count}: at “{words}”</source>
      <translation>{count}：位于“{words}”</translation>
    </message>
    <message>
      <source>This article was pasted; there is no file to read again.</source>
      <translation>这篇文章是粘贴来的，没有可以重新读取的文件。</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>详情…</translation>
    </message>
    <message>
      <source>{n} note moved: please check it.</source>
      <translation>{n} 条笔记移动了位置，请核对。</translation>
    </message>
    <message>
      <source>{n} notes moved: please check them.</source>
      <translation>{n} 条笔记移动了位置，请核对。</translation>
    </message>
    <message>
      <source>{n} note lost its place: see the notes panel.</source>
      <translation>{n} 条笔记的位置丢失，请在笔记面板中查看。</translation>
    </message>
    <message>
      <source>{n} notes lost their places: see the notes panel.</source>
      <translation>{n} 条笔记的位置丢失，请在笔记面板中查看。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>There is no text on the clipboard.</source>
      <translation>剪贴板上没有文字。</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>略去的内容</translation>
    </message>
    <message>
      <source>Another encoding…</source>
      <translation>换一种编码…</translation>
    </message>
    <message>
      <source>Read it again</source>
      <translation>重新读取</translation>
    </message>
    <message>
      <source>Files that could not be opened</source>
      <translation>未能打开的文件</translation>
    </message>
    <message>
      <source>Open all texts of a folder</source>
      <translation>打开文件夹中的全部文本</translation>
    </message>
    <message>
      <source>{n} more could not be opened.</source>
      <translation>另有 {n} 篇无法打开。</translation>
    </message>
    <message>
      <source>{n} chapter of “{title}” was added.</source>
      <translation>已加入《{title}》的 {n} 章。</translation>
    </message>
    <message>
      <source>{n} chapters of “{title}” were added.</source>
      <translation>已加入《{title}》的 {n} 章。</translation>
    </message>
    <message>
      <source>{n} was in the library already.</source>
      <translation>{n} 篇原已在文库中。</translation>
    </message>
    <message>
      <source>{n} were in the library already.</source>
      <translation>{n} 篇原已在文库中。</translation>
    </message>
    <message>
      <source>{n} text was added.</source>
      <translation>添加了 {n} 篇文本。</translation>
    </message>
    <message>
      <source>{n} texts were added.</source>
      <translation>添加了 {n} 篇文本。</translation>
    </message>
  </context>
  <context>
    <name>OpeningSheet</name>
    <message>
      <source>Two files</source>
      <translation>两个文件</translation>
    </message>
    <message>
      <source>One language after the other</source>
      <translation>一种语言在前，另一种在后</translation>
    </message>
    <message>
      <source>Alternating paragraphs or lines</source>
      <translation>逐段或逐行交替</translation>
    </message>
    <message>
      <source>Both languages in one paragraph</source>
      <translation>同一段内两种语言</translation>
    </message>
    <message>
      <source>Pairs as the file has them</source>
      <translation>按文件自带的对应关系</translation>
    </message>
    <message>
      <source>An article of Duidu</source>
      <translation>对读文章</translation>
    </message>
    <message>
      <source>One language, without a translation</source>
      <translation>只有一种语言，没有译文</translation>
    </message>
    <message>
      <source>Before it is opened</source>
      <translation>打开之前</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>编码</translation>
    </message>
    <message>
      <source>Arrangement</source>
      <translation>排列方式</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Language on the left</source>
      <translation>左侧语言</translation>
    </message>
    <message>
      <source>Language on the right</source>
      <translation>右侧语言</translation>
    </message>
    <message>
      <source>Swap the sides</source>
      <translation>左右对调</translation>
    </message>
    <message>
      <source>The first paragraphs of both sides</source>
      <translation>两侧的前几段</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
  </context>
  <context>
    <name>OwnCheckSheet</name>
    <message>
      <source>Finds every match. With both, one without the other.</source>
      <translation>找出每一处匹配。两个都填时，找出只有一侧匹配的行。</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Expression for the left text</source>
      <translation>左侧文本的表达式</translation>
    </message>
    <message>
      <source>Expression for the right text</source>
      <translation>右侧文本的表达式</translation>
    </message>
    <message>
      <source>What to say</source>
      <translation>提示语</translation>
    </message>
    <message>
      <source>Where the right text matches and the left one does not</source>
      <translation>右侧匹配而左侧不匹配时提示</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>There is a check of this name already.</source>
      <translation>已有同名的检查。</translation>
    </message>
    <message>
      <source>Finds rows whose right text matches, while the left does not.</source>
      <translation>找出右侧匹配而左侧不匹配的行。</translation>
    </message>
    <message>
      <source>Finds rows whose left text matches, while the right does not.</source>
      <translation>找出左侧匹配而右侧不匹配的行。</translation>
    </message>
    <message>
      <source>Edit the check</source>
      <translation>编辑检查</translation>
    </message>
    <message>
      <source>New check</source>
      <translation>新建检查</translation>
    </message>
  </context>
  <context>
    <name>Pace</name>
    <message>
      <source>Going on at {n} characters a minute. Any key stops it.</source>
      <translation>正以每分钟 {n} 字的速度自动前进，按任意键停止。</translation>
    </message>
    <message>
      <source>It does not go on by itself any more.</source>
      <translation>已停止自动前进。</translation>
    </message>
  </context>
  <context>
    <name>PageMenu</name>
    <message>
      <source>Alignment</source>
      <translation>对齐</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>What would you like to do?</source>
      <translation>想做什么？</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>命令</translation>
    </message>
    <message>
      <source>No command is called so.</source>
      <translation>没有叫这个名字的命令。</translation>
    </message>
  </context>
  <context>
    <name>Panel</name>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Width of the left panel</source>
      <translation>左侧面板的宽度</translation>
    </message>
    <message>
      <source>Width of the right panel</source>
      <translation>右侧面板的宽度</translation>
    </message>
  </context>
  <context>
    <name>Pictures</name>
    <message>
      <source>Picture</source>
      <translation>图片</translation>
    </message>
    <message>
      <source>The file of this picture is lost, or has not come from another device yet.</source>
      <translation>这张图片的文件丢失了，或者还没有从另一台设备传来。</translation>
    </message>
    <message>
      <source>Picture {n} of {m}</source>
      <translation>图片 {n}/{m}</translation>
    </message>
    <message>
      <source>There is no picture in view.</source>
      <translation>当前页面中没有图片。</translation>
    </message>
    <message>
      <source>This picture is not on this device.</source>
      <translation>这张图片不在这台设备上。</translation>
    </message>
  </context>
  <context>
    <name>Print</name>
    <message>
      <source>Print</source>
      <translation>打印</translation>
    </message>
    <message>
      <source>Save as PDF</source>
      <translation>另存为 PDF</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Saved as {name}.</source>
      <translation>已保存为 {name}。</translation>
    </message>
    <message>
      <source>Printing…</source>
      <translation>正在打印…</translation>
    </message>
    <message>
      <source>The article was printed.</source>
      <translation>文章已打印。</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>笔记</translation>
    </message>
  </context>
  <context>
    <name>Progress</name>
    <message>
      <source>{work} {n} %, about {time} min</source>
      <translation>{work} {n}%，约需 {time} 分钟</translation>
    </message>
    <message>
      <source>{work} {n} %</source>
      <translation>{work} {n}%</translation>
    </message>
    <message>
      <source>{work} {n} %, about {time} s</source>
      <translation>{work} {n}%，约需 {time} 秒</translation>
    </message>
  </context>
  <context>
    <name>QShortcut</name>
    <message>
      <source>Left</source>
      <translation>←</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>↑</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>→</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>↓</translation>
    </message>
  </context>
  <context>
    <name>ReaderView</name>
    <message>
      <source>{n} note here</source>
      <translation>此处有 {n} 条笔记</translation>
    </message>
    <message>
      <source>{n} notes here</source>
      <translation>此处有 {n} 条笔记</translation>
    </message>
    <message>
      <source>Back in step</source>
      <translation>恢复同步</translation>
    </message>
    <message>
      <source>Scroll both texts back to the same passage (Shift+Y)</source>
      <translation>让两侧的文本回到同一处（Shift+Y）</translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>{n} row was copied.</source>
      <translation>已复制 {n} 行。</translation>
    </message>
    <message>
      <source>{n} rows were copied.</source>
      <translation>已复制 {n} 行。</translation>
    </message>
    <message>
      <source>Copying…</source>
      <translation>正在复制…</translation>
    </message>
  </context>
  <context>
    <name>ReadingSheet</name>
    <message>
      <source>Type one syllable with its tone number for each character, such as hang2 jia1, and v for ü.</source>
      <translation>请为每个字输入一个带调号数字的音节，如 hang2 jia1；ü 写作 v。</translation>
    </message>
    <message>
      <source>Reading of {word}</source>
      <translation>{word} 的读音</translation>
    </message>
    <message>
      <source>Syllables with tone numbers</source>
      <translation>带调号数字的音节</translation>
    </message>
    <message>
      <source>Use this reading</source>
      <translation>使用此读音</translation>
    </message>
  </context>
  <context>
    <name>Realign</name>
    <message>
      <source>The rows were aligned again.</source>
      <translation>已重新对齐这些行。</translation>
    </message>
    <message>
      <source>No better alignment was found; nothing was changed.</source>
      <translation>没有找到更好的对齐，未作改动。</translation>
    </message>
    <message>
      <source>Put the caret into a sentence first.</source>
      <translation>请先把光标放到一个句子里。</translation>
    </message>
    <message>
      <source>Aligning again…</source>
      <translation>正在重新对齐…</translation>
    </message>
    <message>
      <source>Select the sentences to link, or put the caret into one.</source>
      <translation>请选中要关联的句子，或把光标放到一个句子里。</translation>
    </message>
    <message>
      <source>Now select the matching sentences on the other side of this row, then link again.</source>
      <translation>现在请选中本行另一侧与之对应的句子，然后再次关联。</translation>
    </message>
    <message>
      <source>The sentences were linked.</source>
      <translation>句子已关联。</translation>
    </message>
    <message>
      <source>Drop a sentence onto the one that answers it, onto another row of its side, or into a gap of its side.</source>
      <translation>请把句子拖到与它对应的句子上、拖到同一侧的另一行，或拖到同一侧的空缺处。</translation>
    </message>
    <message>
      <source>The sentence was moved.</source>
      <translation>句子已移动。</translation>
    </message>
  </context>
  <context>
    <name>Reasons</name>
    <message>
      <source>Cannot allocate memory</source>
      <translation>内存不足</translation>
    </message>
    <message>
      <source>Connection timed out</source>
      <translation>连接超时</translation>
    </message>
    <message>
      <source>Device or resource busy</source>
      <translation>设备或资源正忙</translation>
    </message>
    <message>
      <source>Directory not empty</source>
      <translation>文件夹不是空的</translation>
    </message>
    <message>
      <source>Disk quota exceeded</source>
      <translation>超出磁盘配额</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>文件已存在</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>文件名太长</translation>
    </message>
    <message>
      <source>File too large</source>
      <translation>文件太大</translation>
    </message>
    <message>
      <source>Host is down</source>
      <translation>主机没有响应</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>读写出错</translation>
    </message>
    <message>
      <source>Invalid argument</source>
      <translation>参数无效</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>这是一个文件夹</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>磁盘已满</translation>
    </message>
    <message>
      <source>No such device</source>
      <translation>没有这个设备</translation>
    </message>
    <message>
      <source>No such device or address</source>
      <translation>没有这个设备或地址</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>不是文件夹</translation>
    </message>
    <message>
      <source>Operation not permitted</source>
      <translation>不允许这样做</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>没有权限</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>文件系统是只读的</translation>
    </message>
    <message>
      <source>Stale file handle</source>
      <translation>文件已失效</translation>
    </message>
    <message>
      <source>Text file busy</source>
      <translation>文件正在使用</translation>
    </message>
    <message>
      <source>The file</source>
      <translation>这个文件</translation>
    </message>
    <message>
      <source>Too many levels of symbolic links</source>
      <translation>符号链接层数太多</translation>
    </message>
    <message>
      <source>Too many open files</source>
      <translation>打开的文件太多</translation>
    </message>
    <message>
      <source>Transport endpoint is not connected</source>
      <translation>连接已断开</translation>
    </message>
    <message>
      <source>bad escape (end of pattern)</source>
      <translation>末尾的反斜杠后面没有字符</translation>
    </message>
    <message>
      <source>it is nested too deeply or repeated too often</source>
      <translation>嵌套太深或重复次数太多</translation>
    </message>
    <message>
      <source>look-behind requires fixed-width pattern</source>
      <translation>后行断言只能用固定长度</translation>
    </message>
    <message>
      <source>min repeat greater than max repeat</source>
      <translation>最少次数大于最多次数</translation>
    </message>
    <message>
      <source>missing ), unterminated subpattern</source>
      <translation>缺少右括号 )</translation>
    </message>
    <message>
      <source>missing group name</source>
      <translation>缺少组名</translation>
    </message>
    <message>
      <source>multiple repeat</source>
      <translation>重复符号连用</translation>
    </message>
    <message>
      <source>nothing to repeat</source>
      <translation>没有可重复的内容</translation>
    </message>
    <message>
      <source>there is no such file</source>
      <translation>没有这个文件</translation>
    </message>
    <message>
      <source>unbalanced parenthesis</source>
      <translation>括号不配对</translation>
    </message>
    <message>
      <source>unexpected end of pattern</source>
      <translation>表达式没有写完</translation>
    </message>
    <message>
      <source>unterminated character set</source>
      <translation>缺少右方括号 ]</translation>
    </message>
    <message>
      <source>you have no permission to read it</source>
      <translation>没有读取权限</translation>
    </message>
  </context>
  <context>
    <name>Repair</name>
    <message>
      <source>Put the caret into a sentence first.</source>
      <translation>请先把光标放到一个句子里。</translation>
    </message>
    <message>
      <source>Looking for doubtful rows…</source>
      <translation>正在查找存疑的行…</translation>
    </message>
    <message>
      <source>No doubtful row was found.</source>
      <translation>没有发现存疑的行。</translation>
    </message>
  </context>
  <context>
    <name>Replace</name>
    <message>
      <source>{n} place was replaced.</source>
      <translation>已替换 {n} 处。</translation>
    </message>
    <message>
      <source>{n} places were replaced.</source>
      <translation>已替换 {n} 处。</translation>
    </message>
    <message>
      <source>{n} was left out, because its text was changed meanwhile or would be empty.</source>
      <translation>有 {n} 处没有替换：正文在此期间已改动，或替换后会变空。</translation>
    </message>
    <message>
      <source>{n} were left out, because their texts were changed meanwhile or would be empty.</source>
      <translation>有 {n} 处没有替换：正文在此期间已改动，或替换后会变空。</translation>
    </message>
    <message>
      <source>row {row:,}</source>
      <translation>第 {row:,} 行</translation>
    </message>
    <message>
      <source>Find and replace</source>
      <translation>查找和替换</translation>
    </message>
    <message>
      <source>&amp;Whole words</source>
      <translation>整词(&amp;W)</translation>
    </message>
    <message>
      <source>Match &amp;case</source>
      <translation>区分大小写(&amp;C)</translation>
    </message>
    <message>
      <source>Regular e&amp;xpression</source>
      <translation>正则表达式(&amp;X)</translation>
    </message>
    <message>
      <source>&amp;Find the places</source>
      <translation>查找位置(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Replace those ticked</source>
      <translation>替换勾选的位置(&amp;R)</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>位置</translation>
    </message>
    <message>
      <source>In which language</source>
      <translation>在哪种语言中</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>Looking for the places…</source>
      <translation>正在查找位置…</translation>
    </message>
    <message>
      <source>{ticked:,} of {found:,} places are ticked.</source>
      <translation>已勾选 {ticked:,} 处，共 {found:,} 处。</translation>
    </message>
    <message>
      <source>Nothing was found.</source>
      <translation>没有找到。</translation>
    </message>
    <message>
      <source>Words to be replaced</source>
      <translation>要替换的文字</translation>
    </message>
    <message>
      <source>Words to be written instead</source>
      <translation>替换成的文字</translation>
    </message>
    <message>
      <source>This article</source>
      <translation>这篇文章</translation>
    </message>
    <message>
      <source>The whole library</source>
      <translation>整个文库</translation>
    </message>
    <message>
      <source>The original of this article is locked.</source>
      <translation>这篇文章的原文已锁定。</translation>
    </message>
    <message>
      <source>There may be more: replace these first.</source>
      <translation>可能还有更多：请先替换这些。</translation>
    </message>
    <message>
      <source>Replacing…</source>
      <translation>正在替换…</translation>
    </message>
  </context>
  <context>
    <name>Restore</name>
    <message>
      <source>“{title}” was not opened: the last start ended before its first page was shown. It is on the shelf.</source>
      <translation>没有打开《{title}》：上次启动时，它的第一页还没有显示程序就结束了。它仍在书架上。</translation>
    </message>
    <message>
      <source>Open it</source>
      <translation>打开</translation>
    </message>
  </context>
  <context>
    <name>Review</name>
    <message>
      <source>Card</source>
      <translation>卡片</translation>
    </message>
    <message>
      <source>Translation covered. Space shows it.</source>
      <translation>译文已遮住，按空格显示。</translation>
    </message>
    <message>
      <source>You typed “{typed}”: right.</source>
      <translation>您输入的是“{typed}”：对。</translation>
    </message>
    <message>
      <source>You typed “{typed}”: it is another word.</source>
      <translation>您输入的是“{typed}”：不是这个词。</translation>
    </message>
    <message>
      <source>Which word is it? Type it or think it.</source>
      <translation>是哪个词？输入，或在心里说出来。</translation>
    </message>
    <message>
      <source>Listen. R says it again, Space shows it.</source>
      <translation>请听。R 再读一遍，空格显示答案。</translation>
    </message>
    <message>
      <source>{n} word met today is asked as if it had not been.</source>
      <translation>今天读到的 {n} 个词仍按原定时间复习。</translation>
    </message>
    <message>
      <source>{n} words met today are asked as if they had not been.</source>
      <translation>今天读到的 {n} 个词仍按原定时间复习。</translation>
    </message>
    <message>
      <source>Reading has moved no word today.</source>
      <translation>今天的阅读没有推迟任何词。</translation>
    </message>
    <message>
      <source>{n} due</source>
      <translation>{n} 张待复习</translation>
    </message>
    <message>
      <source>{n} years</source>
      <translation>{n} 年</translation>
    </message>
    <message>
      <source>Go on (Space)</source>
      <translation>继续（空格）</translation>
    </message>
    <message>
      <source>{n} card answered.</source>
      <translation>答了 {n} 张卡片。</translation>
    </message>
    <message>
      <source>{n} cards answered.</source>
      <translation>答了 {n} 张卡片。</translation>
    </message>
    <message>
      <source>{n} of them remembered ({share} %).</source>
      <translation>其中 {n} 张记得（{share}%）。</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} d</source>
      <translation>{n} 天</translation>
    </message>
    <message>
      <source>{n} months</source>
      <translation>{n} 个月</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>复习</translation>
    </message>
    <message>
      <source>Show (Space)</source>
      <translation>显示（空格）</translation>
    </message>
    <message>
      <source>Undo (U)</source>
      <translation>撤销（U）</translation>
    </message>
    <message>
      <source>Not today (B)</source>
      <translation>今天略过（B）</translation>
    </message>
    <message>
      <source>Edit (E)</source>
      <translation>编辑（E）</translation>
    </message>
    <message>
      <source>Open in the text (O)</source>
      <translation>在原文中打开（O）</translation>
    </message>
    <message>
      <source>Say it (R)</source>
      <translation>朗读（R）</translation>
    </message>
    <message>
      <source>Pinyin or characters</source>
      <translation>拼音或汉字</translation>
    </message>
    <message>
      <source>Your answer</source>
      <translation>您的回答</translation>
    </message>
    <message>
      <source>Mark {n} word as known</source>
      <translation>把 {n} 个词标为认识</translation>
    </message>
    <message>
      <source>Mark {n} words as known</source>
      <translation>把 {n} 个词标为认识</translation>
    </message>
    <message>
      <source>Forgot</source>
      <translation>忘了</translation>
    </message>
    <message>
      <source>Hard</source>
      <translation>吃力</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>记得</translation>
    </message>
    <message>
      <source>Easy</source>
      <translation>轻松</translation>
    </message>
    <message>
      <source>Nothing is due now.</source>
      <translation>现在没有要复习的。</translation>
    </message>
    <message>
      <source>Words that you save while reading come here (B on a word).</source>
      <translation>阅读时保存的词会出现在这里（在词上按 B）。</translation>
    </message>
    <message>
      <source>{n} card is left.</source>
      <translation>还剩 {n} 张卡片。</translation>
    </message>
    <message>
      <source>{n} cards are left.</source>
      <translation>还剩 {n} 张卡片。</translation>
    </message>
    <message>
      <source>That was all for now.</source>
      <translation>暂时就这些。</translation>
    </message>
    <message>
      <source>Remembered for half a year: {words}</source>
      <translation>半年都能记住：{words}</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} 小时</translation>
    </message>
    <message>
      <source>Looking for a sentence…</source>
      <translation>正在找例句…</translation>
    </message>
    <message>
      <source>{n} left</source>
      <translation>还剩 {n} 张</translation>
    </message>
    <message>
      <source>Word</source>
      <translation>词</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>意思</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保存</translation>
    </message>
  </context>
  <context>
    <name>RewordingsPanel</name>
    <message>
      <source>{n} correction was taken back.</source>
      <translation>已撤回 {n} 处修改。</translation>
    </message>
    <message>
      <source>{n} corrections were taken back.</source>
      <translation>已撤回 {n} 处修改。</translation>
    </message>
    <message>
      <source>Corrections of the text</source>
      <translation>正文的修改</translation>
    </message>
    <message>
      <source>Corrections</source>
      <translation>修改</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>撤回</translation>
    </message>
    <message>
      <source>Put the old words back (Del)</source>
      <translation>恢复原来的文字（Del）</translation>
    </message>
    <message>
      <source>Take back all replaced together</source>
      <translation>撤回一起替换的全部文字</translation>
    </message>
    <message>
      <source>Put back all that was replaced in one go (Shift+Del)</source>
      <translation>恢复一次替换的全部文字（Shift+Del）</translation>
    </message>
    <message>
      <source>the words no longer stand together</source>
      <translation>文字已不再连在一起</translation>
    </message>
    <message>
      <source>{n} correction</source>
      <translation>{n} 处修改</translation>
    </message>
    <message>
      <source>{n} corrections</source>
      <translation>{n} 处修改</translation>
    </message>
    <message>
      <source>Nothing was corrected in this text yet. F2 edits the sentence at the caret.</source>
      <translation>这篇正文还没有修改过。按 F2 编辑光标处的句子。</translation>
    </message>
  </context>
  <context>
    <name>Samples</name>
    <message>
      <source>Read a sample</source>
      <translation>读一篇示例</translation>
    </message>
    <message>
      <source>A news report</source>
      <translation>新闻报道</translation>
    </message>
    <message>
      <source>Both languages in one file, one after the other. Names, dates and sums of money light up together; the headline stands on one side only.</source>
      <translation>两种语言在同一个文件里，一前一后。人名、日期、金额会两侧一起亮起来；标题只有一侧有。</translation>
    </message>
    <message>
      <source>A short story</source>
      <translation>短篇故事</translation>
    </message>
    <message>
      <source>Paragraphs in turn, with headings. One character is read in several ways, and the translation says which; several sentences answer one.</source>
      <translation>中英段落交替，带标题。同一个字有几种读法，该读哪个由译文告诉您；有的地方几句对一句。</translation>
    </message>
    <message>
      <source>A dialogue</source>
      <translation>对话</translation>
    </message>
    <message>
      <source>A file for each language, with the names of who speaks. Everyday words, to be heard, covered and learnt.</source>
      <translation>每种语言一个文件，标着说话的人。都是日常用语，适合听、遮住译文、记单词。</translation>
    </message>
  </context>
  <context>
    <name>SearchNotes</name>
    <message>
      <source>Search all notes</source>
      <translation>搜索所有笔记</translation>
    </message>
    <message>
      <source>Words in notes, quotations and tags of all articles</source>
      <translation>所有文章的笔记、引文和标签中的词语</translation>
    </message>
    <message>
      <source>Notes found</source>
      <translation>找到的笔记</translation>
    </message>
    <message>
      <source>{n} note</source>
      <translation>{n} 条笔记</translation>
    </message>
    <message>
      <source>{n} notes</source>
      <translation>{n} 条笔记</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>没有找到。</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Article</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Written by</source>
      <translation>作者</translation>
    </message>
  </context>
  <context>
    <name>SearchPage</name>
    <message>
      <source>in {n} article</source>
      <translation>在 {n} 篇文章中</translation>
    </message>
    <message>
      <source>in {n} articles</source>
      <translation>在 {n} 篇文章中</translation>
    </message>
    <message>
      <source>Find in all articles, in either language</source>
      <translation>在所有文章中查找，中英文均可</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>As they stand</source>
      <translation>按原有顺序</translation>
    </message>
    <message>
      <source>By what stands before</source>
      <translation>按前文</translation>
    </message>
    <message>
      <source>By what follows</source>
      <translation>按后文</translation>
    </message>
    <message>
      <source>By what was found</source>
      <translation>按找到的词</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>One line each</source>
      <translation>每处一行</translation>
    </message>
    <message>
      <source>The words found stand under each other</source>
      <translation>找到的词上下对齐</translation>
    </message>
    <message>
      <source>Sentences found</source>
      <translation>找到的句子</translation>
    </message>
    <message>
      <source>Export the sentences found</source>
      <translation>导出找到的句子</translation>
    </message>
    <message>
      <source>{n} sentences were written to {name}.</source>
      <translation>已将 {n} 个句子写入 {name}。</translation>
    </message>
    <message>
      <source>Either language, either script, pinyin without tones, English words in all their forms.</source>
      <translation>两种语言、简体或繁体、不带声调的拼音、英语单词的各种变形都可以。</translation>
    </message>
    <message>
      <source>{n} sentence</source>
      <translation>{n} 句</translation>
    </message>
    <message>
      <source>{n} sentences</source>
      <translation>{n} 句</translation>
    </message>
    <message>
      <source>The first {n} sentences</source>
      <translation>前 {n} 句</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>没有找到。</translation>
    </message>
    <message>
      <source>In chosen articles…</source>
      <translation>在选定的文章中…</translation>
    </message>
    <message>
      <source>Where to search</source>
      <translation>搜索范围</translation>
    </message>
    <message>
      <source>In {n} chosen article…</source>
      <translation>在选定的 {n} 篇文章中…</translation>
    </message>
    <message>
      <source>In {n} chosen articles…</source>
      <translation>在选定的 {n} 篇文章中…</translation>
    </message>
    <message>
      <source>Articles to search</source>
      <translation>要搜索的文章</translation>
    </message>
    <message>
      <source>Filter by title</source>
      <translation>按标题筛选</translation>
    </message>
    <message>
      <source>In all articles</source>
      <translation>在所有文章中</translation>
    </message>
    <message>
      <source>Search in {n} article</source>
      <translation>在 {n} 篇文章中搜索</translation>
    </message>
    <message>
      <source>Search in {n} articles</source>
      <translation>在 {n} 篇文章中搜索</translation>
    </message>
    <message>
      <source>Search in all articles</source>
      <translation>在所有文章中搜索</translation>
    </message>
    <message>
      <source>In this article</source>
      <translation>在这篇文章中</translation>
    </message>
    <message>
      <source>Only in “{title}”, chapter by chapter</source>
      <translation>只在《{title}》中按章查找</translation>
    </message>
  </context>
  <context>
    <name>SelectionBar</name>
    <message>
      <source>Write a note</source>
      <translation>写笔记</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>These are not 21 numbers of FSRS-6; the ones before hold.</source>
      <translation>这不是 FSRS-6 的 21 个数；原来的继续有效。</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>还原</translation>
    </message>
    <message>
      <source>Reset: {name}</source>
      <translation>还原：{name}</translation>
    </message>
    <message>
      <source>Those of the package</source>
      <translation>软件包自带的参数</translation>
    </message>
    <message>
      <source>No name</source>
      <translation>不署名</translation>
    </message>
    <message>
      <source>The program's own</source>
      <translation>程序自带</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Search the settings</source>
      <translation>搜索设置</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>预设</translation>
    </message>
    <message>
      <source>No setting has this.</source>
      <translation>没有符合的设置。</translation>
    </message>
    <message>
      <source>My own settings</source>
      <translation>我自己的设置</translation>
    </message>
    <message>
      <source>Preset: {name}</source>
      <translation>预设：{name}</translation>
    </message>
  </context>
  <context>
    <name>Speech</name>
    <message>
      <source>Slower</source>
      <translation>慢些</translation>
    </message>
    <message>
      <source>Faster</source>
      <translation>快些</translation>
    </message>
    <message>
      <source>Stop speaking (Esc)</source>
      <translation>停止朗读（Esc）</translation>
    </message>
    <message>
      <source>How often each sentence is spoken</source>
      <translation>每句读几遍</translation>
    </message>
    <message>
      <source>Voice</source>
      <translation>语音</translation>
    </message>
    <message>
      <source>What is spoken</source>
      <translation>朗读哪一侧</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <source>Both in turn</source>
      <translation>两侧轮流</translation>
    </message>
    <message>
      <source>No voice speaks this language.</source>
      <translation>没有能朗读这种语言的语音。</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <source>Speaking</source>
      <translation>正在朗读</translation>
    </message>
    <message>
      <source>It begins here. Go to the last sentence and press the key again.</source>
      <translation>从这里开始。请移到最后一句，再按一次同一个键。</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>{n} characters</source>
      <translation>{n} 字</translation>
    </message>
    <message>
      <source>{n} chapter</source>
      <translation>{n} 章</translation>
    </message>
    <message>
      <source>{n} chapters</source>
      <translation>{n} 章</translation>
    </message>
    <message>
      <source>{n} paragraph</source>
      <translation>{n} 段</translation>
    </message>
    <message>
      <source>{n} paragraphs</source>
      <translation>{n} 段</translation>
    </message>
    <message>
      <source>today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Chapters…</source>
      <translation>章节…</translation>
    </message>
    <message>
      <source>Make a book of it…</source>
      <translation>建成一本书…</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>no translation yet</source>
      <translation>还没有译文</translation>
    </message>
    <message>
      <source>{n} % known</source>
      <translation>认识 {n}%</translation>
    </message>
    <message>
      <source>{n} % read</source>
      <translation>已读 {n}%</translation>
    </message>
    <message>
      <source>{n} file failed</source>
      <translation>{n} 个文件未能加入</translation>
    </message>
    <message>
      <source>{n} files failed</source>
      <translation>{n} 个文件未能加入</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Before you read…</source>
      <translation>阅读之前…</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>改名</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>{n} without a translation</source>
      <translation>{n} 篇还没有译文</translation>
    </message>
    <message>
      <source>Review ({n} due)</source>
      <translation>复习（{n} 张到期）</translation>
    </message>
    <message>
      <source>Read two texts against each other.</source>
      <translation>两种文本，对照着读。</translation>
    </message>
    <message>
      <source>Last read first</source>
      <translation>最近阅读在前</translation>
    </message>
    <message>
      <source>Best known first</source>
      <translation>最熟悉的在前</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>Title; Return finds in texts</source>
      <translation>按标题筛选；回车搜索正文</translation>
    </message>
    <message>
      <source>Filter by title; Return searches the texts for it</source>
      <translation>按标题筛选；按回车键在正文中搜索</translation>
    </message>
    <message>
      <source>Drop a text here</source>
      <translation>把文本拖到这里</translation>
    </message>
    <message>
      <source>A text in one language or in both, in any arrangement, two files with one language each, or a folder of them.</source>
      <translation>一个文件，含一种或两种语言，排列方式不限；或两个文件，各含一种语言；也可以是放着它们的文件夹。</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>粘贴</translation>
    </message>
    <message>
      <source>Read a sample</source>
      <translation>读一篇示例</translation>
    </message>
  </context>
  <context>
    <name>Statistics</name>
    <message>
      <source>What you read</source>
      <translation>阅读统计</translation>
    </message>
    <message>
      <source>By day</source>
      <translation>按天</translation>
    </message>
    <message>
      <source>By week</source>
      <translation>按周</translation>
    </message>
    <message>
      <source>Days or weeks</source>
      <translation>按天或按周</translation>
    </message>
    <message>
      <source>Nothing has been counted yet.</source>
      <translation>还没有任何记录。</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Erase</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>From</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>Characters</source>
      <translation>字数</translation>
    </message>
    <message>
      <source>New words met</source>
      <translation>遇到的生词</translation>
    </message>
    <message>
      <source>Words saved</source>
      <translation>保存的词</translation>
    </message>
    <message>
      <source>The statistics were erased.</source>
      <translation>统计已清除。</translation>
    </message>
  </context>
  <context>
    <name>Status</name>
    <message>
      <source>{done:,} of {whole:,} rows confirmed</source>
      <translation>已确认 {done:,}/{whole:,} 行</translation>
    </message>
    <message>
      <source>The status of the row was taken back.</source>
      <translation>已取消此行的状态。</translation>
    </message>
    <message>
      <source>The row is confirmed.</source>
      <translation>此行已确认。</translation>
    </message>
    <message>
      <source>The row is final.</source>
      <translation>此行已定稿。</translation>
    </message>
    <message>
      <source>The row needs work.</source>
      <translation>此行待修改。</translation>
    </message>
    <message>
      <source>The row has a question.</source>
      <translation>此行有疑问。</translation>
    </message>
    <message>
      <source>The question is kept.</source>
      <translation>问题已保存。</translation>
    </message>
    <message>
      <source>No row is left to look at.</source>
      <translation>没有待看的行了。</translation>
    </message>
    <message>
      <source>There is no such row.</source>
      <translation>没有这样的行。</translation>
    </message>
    <message>
      <source>Mark its row, too</source>
      <translation>把所在行也标为有疑问</translation>
    </message>
  </context>
  <context>
    <name>StatusPanel</name>
    <message>
      <source>Left to look at</source>
      <translation>待看</translation>
    </message>
    <message>
      <source>Not looked at</source>
      <translation>未看</translation>
    </message>
    <message>
      <source>Without a translation</source>
      <translation>没有译文</translation>
    </message>
    <message>
      <source>Needs work</source>
      <translation>待修改</translation>
    </message>
    <message>
      <source>With a question</source>
      <translation>有疑问</translation>
    </message>
    <message>
      <source>Confirmed</source>
      <translation>已确认</translation>
    </message>
    <message>
      <source>Final</source>
      <translation>定稿</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>已锁定</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Which rows are listed</source>
      <translation>列出哪些行</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>行</translation>
    </message>
    <message>
      <source>No row is so. Ctrl+Return confirms the row at the caret.</source>
      <translation>没有这样的行。Ctrl+Return 确认光标所在的行。</translation>
    </message>
    <message>
      <source>{done:,} of {whole:,} rows are confirmed.</source>
      <translation>共 {whole:,} 行，已确认 {done:,} 行。</translation>
    </message>
  </context>
  <context>
    <name>Strokes</name>
    <message>
      <source>{n} of {m} strokes</source>
      <translation>第 {n} 笔，共 {m} 笔</translation>
    </message>
    <message>
      <source>Stroke order of {word}</source>
      <translation>{word} 的笔顺</translation>
    </message>
    <message>
      <source>Space writes it from the beginning; the arrows go stroke by stroke.</source>
      <translation>空格键从头书写，方向键逐笔前进或后退。</translation>
    </message>
  </context>
  <context>
    <name>Study</name>
    <message>
      <source>Export the cards</source>
      <translation>导出生词卡片</translation>
    </message>
    <message>
      <source>Anki deck (*.apkg)</source>
      <translation>Anki 牌组 (*.apkg)</translation>
    </message>
    <message>
      <source>Anki deck for the note type {name} (*.apkg)</source>
      <translation>用于笔记模板“{name}”的 Anki 牌组 (*.apkg)</translation>
    </message>
    <message>
      <source>TSV for the note type {name} (*.tsv)</source>
      <translation>用于笔记模板“{name}”的 TSV (*.tsv)</translation>
    </message>
    <message>
      <source>There is no card to export yet. B saves the word under the caret as a card.</source>
      <translation>还没有可导出的生词卡片。按 B 把光标处的词存为生词卡片。</translation>
    </message>
    <message>
      <source>{n} card was exported.</source>
      <translation>已导出 {n} 张生词卡片。</translation>
    </message>
    <message>
      <source>{n} cards were exported.</source>
      <translation>已导出 {n} 张生词卡片。</translation>
    </message>
    <message>
      <source>{n} word was saved.</source>
      <translation>已保存 {n} 个词。</translation>
    </message>
    <message>
      <source>{n} words were saved.</source>
      <translation>已保存 {n} 个词。</translation>
    </message>
    <message>
      <source>{n} word was marked as known.</source>
      <translation>已把 {n} 个词标为认识。</translation>
    </message>
    <message>
      <source>{n} words were marked as known.</source>
      <translation>已把 {n} 个词标为认识。</translation>
    </message>
    <message>
      <source>“{word}” is ignored.</source>
      <translation>已忽略“{word}”。</translation>
    </message>
    <message>
      <source>“{word}” is new again.</source>
      <translation>“{word}”重新成为生词。</translation>
    </message>
    <message>
      <source>There is no new word further on.</source>
      <translation>后面没有生词了。</translation>
    </message>
    <message>
      <source>There is no new word here.</source>
      <translation>这里没有生词。</translation>
    </message>
    <message>
      <source>{n} word was marked as ignored.</source>
      <translation>已把 {n} 个词标为忽略。</translation>
    </message>
    <message>
      <source>{n} words were marked as ignored.</source>
      <translation>已把 {n} 个词标为忽略。</translation>
    </message>
  </context>
  <context>
    <name>StudyPanel</name>
    <message>
      <source>You know {n} % of this article.</source>
      <translation>本文您认识 {n}%。</translation>
    </message>
    <message>
      <source>{n} time</source>
      <translation>{n} 次</translation>
    </message>
    <message>
      <source>{n} times</source>
      <translation>{n} 次</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>正在统计…</translation>
    </message>
    <message>
      <source>With the {n} words that help most it would be {share} %.</source>
      <translation>学会最有用的 {n} 个词后，将认识 {share}%。</translation>
    </message>
    <message>
      <source>Known words</source>
      <translation>生词与熟词</translation>
    </message>
    <message>
      <source>New words</source>
      <translation>生词</translation>
    </message>
    <message>
      <source>Which words are listed</source>
      <translation>列出哪些词</translation>
    </message>
    <message>
      <source>I know it</source>
      <translation>认识</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>忽略</translation>
    </message>
    <message>
      <source>I know all of these</source>
      <translation>这些都认识</translation>
    </message>
    <message>
      <source>Export for Anki…</source>
      <translation>导出到 Anki…</translation>
    </message>
    <message>
      <source>{n} word is saved as a card.</source>
      <translation>已存 {n} 张生词卡片。</translation>
    </message>
    <message>
      <source>{n} words are saved as cards.</source>
      <translation>已存 {n} 张生词卡片。</translation>
    </message>
    <message>
      <source>All new words</source>
      <translation>所有生词</translation>
    </message>
    <message>
      <source>{n} new word</source>
      <translation>{n} 个生词</translation>
    </message>
    <message>
      <source>{n} new words</source>
      <translation>{n} 个生词</translation>
    </message>
    <message>
      <source>The {n} that help most</source>
      <translation>最有用的 {n} 个</translation>
    </message>
    <message>
      <source>.</source>
      <translation>。</translation>
    </message>
    <message>
      <source>Saved words</source>
      <translation>已保存的词</translation>
    </message>
    <message>
      <source>in no list</source>
      <translation>表外</translation>
    </message>
    <message>
      <source>saved</source>
      <translation>已保存</translation>
    </message>
  </context>
  <context>
    <name>Sync</name>
    <message>
      <source>A device without a name</source>
      <translation>未命名的设备</translation>
    </message>
    <message>
      <source>Exchanging with your other devices…</source>
      <translation>正在与其他设备同步…</translation>
    </message>
    <message>
      <source>A text was changed on two devices; both are kept.</source>
      <translation>有一处文字在两台设备上都改过，两份都已保留。</translation>
    </message>
    <message>
      <source>{n} texts were changed on two devices; both of each are kept.</source>
      <translation>有 {n} 处文字在两台设备上都改过，两份都已保留。</translation>
    </message>
    <message>
      <source>Settings that you changed on another device are used here, too.</source>
      <translation>您在另一台设备上改的设置，这里也用上了。</translation>
    </message>
    <message>
      <source>Look at them</source>
      <translation>查看</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>{name}, {time}: “{said}”</source>
      <translation>{name}，{time}：“{said}”</translation>
    </message>
    <message>
      <source>{title}: rows that were changed elsewhere, too</source>
      <translation>{title}：别处也改过的行</translation>
    </message>
    <message>
      <source>As it stands: “{said}”</source>
      <translation>现在是：“{said}”</translation>
    </message>
    <message>
      <source>Here, {time}: “{said}”</source>
      <translation>本机，{time}：“{said}”</translation>
    </message>
    <message>
      <source>To be decided</source>
      <translation>待定</translation>
    </message>
    <message>
      <source>&amp;Go there</source>
      <translation>转到该处(&amp;G)</translation>
    </message>
    <message>
      <source>Keep &amp;mine</source>
      <translation>留我的(&amp;M)</translation>
    </message>
    <message>
      <source>Keep &amp;theirs</source>
      <translation>留对方的(&amp;T)</translation>
    </message>
    <message>
      <source>Keep &amp;both</source>
      <translation>都留(&amp;B)</translation>
    </message>
    <message>
      <source>Keep the &amp;first</source>
      <translation>留第一个(&amp;F)</translation>
    </message>
    <message>
      <source>Keep the &amp;second</source>
      <translation>留第二个(&amp;S)</translation>
    </message>
    <message>
      <source>Decided.</source>
      <translation>已决定。</translation>
    </message>
    <message>
      <source>A server, or encrypted</source>
      <translation>服务器，或加密</translation>
    </message>
    <message>
      <source>Address or folder</source>
      <translation>地址或文件夹</translation>
    </message>
    <message>
      <source>Your name there</source>
      <translation>您在那里的用户名</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>口令</translation>
    </message>
    <message>
      <source>A server that speaks WebDAV (Nextcloud and many others) needs no other program. With a passphrase all that is shared is encrypted: enter the same one on each device, and keep it; without it nobody can read what is shared. Both go into the key store of the system.</source>
      <translation>使用支持 WebDAV 的服务器（Nextcloud 等）无需其他程序。设置口令后，共享的内容全部加密：请在每台设备上输入同一口令并妥善保管；没有口令，谁也读不了共享的内容。密码与口令都保存在系统的密钥库中。</translation>
    </message>
    <message>
      <source>Keep in step</source>
      <translation>同步</translation>
    </message>
    <message>
      <source>As entered before</source>
      <translation>与之前输入的相同</translation>
    </message>
    <message>
      <source>Enter an address or a folder first.</source>
      <translation>请先输入地址或文件夹。</translation>
    </message>
    <message>
      <source>{name}: last heard of {time}</source>
      <translation>{name}：上次收到内容 {time}</translation>
    </message>
    <message>
      <source>Last exchange: {time}</source>
      <translation>上次同步：{time}</translation>
    </message>
    <message>
      <source>Choose a folder that your devices share: one of Syncthing, Nextcloud or another service, a network drive, a USB stick. Each device writes files of its own into it and reads those of the others. The folder can be deleted; it comes again.</source>
      <translation>请选择各设备共用的文件夹：Syncthing、Nextcloud 等服务的文件夹，网络驱动器或 U 盘都可以。每台设备只写自己的文件，并读取其他设备的文件。文件夹可以删除，之后会重新生成。</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>文件夹</translation>
    </message>
    <message>
      <source>This device</source>
      <translation>本机名称</translation>
    </message>
    <message>
      <source>What goes</source>
      <translation>同步内容</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>选择文件夹…</translation>
    </message>
    <message>
      <source>Server…</source>
      <translation>服务器…</translation>
    </message>
    <message>
      <source>Exchange now</source>
      <translation>立即同步</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止同步</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Notes and bookmarks</source>
      <translation>笔记和书签</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>单词</translation>
    </message>
    <message>
      <source>Terms</source>
      <translation>术语</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Statistics</source>
      <translation>统计</translation>
    </message>
    <message>
      <source>Words you know and learn, reviews, corrected readings, and where you read. Of a team everybody learns and reads for themselves: leave it out there.</source>
      <translation>认识和正在学的词、复习、更正过的读音，以及读到哪里。团队里每个人各学各的、各读各的：请不要同步。</translation>
    </message>
    <message>
      <source>How texts look and are read, and what you aim at; not windows, fonts and names.</source>
      <translation>文章的外观、阅读方式和学习目标；不包括窗口、字体和名字。</translation>
    </message>
    <message>
      <source>What you read on which day, added up over your devices; whoever shares the folder can read it.</source>
      <translation>您哪一天读了多少，各台设备加在一起；共用这个文件夹的人都能看到。</translation>
    </message>
    <message>
      <source>{place}, encrypted</source>
      <translation>{place}，已加密</translation>
    </message>
    <message>
      <source>Nothing was exchanged yet since Duidu was started.</source>
      <translation>启动后还没有同步过。</translation>
    </message>
    <message>
      <source>The folder that your devices share</source>
      <translation>各设备共用的文件夹</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>尚未选择</translation>
    </message>
    <message>
      <source>This library is not kept in step with any other.</source>
      <translation>文库目前没有与其他设备同步。</translation>
    </message>
    <message>
      <source>No other device has told anything yet.</source>
      <translation>还没有收到其他设备的内容。</translation>
    </message>
    <message>
      <source>{n} change waits for the folder.</source>
      <translation>有 {n} 处改动等待写入文件夹。</translation>
    </message>
    <message>
      <source>{n} changes wait for the folder.</source>
      <translation>有 {n} 处改动等待写入文件夹。</translation>
    </message>
  </context>
  <context>
    <name>TermSheet</name>
    <message>
      <source>Term ({language})</source>
      <translation>术语（{language}）</translation>
    </message>
    <message>
      <source>Rendering ({language})</source>
      <translation>译法（{language}）</translation>
    </message>
    <message>
      <source>The rendering is</source>
      <translation>译法状态</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>在用</translation>
    </message>
    <message>
      <source>preferred</source>
      <translation>首选</translation>
    </message>
    <message>
      <source>admitted</source>
      <translation>允许</translation>
    </message>
    <message>
      <source>forbidden</source>
      <translation>禁用</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>New term</source>
      <translation>新建术语</translation>
    </message>
    <message>
      <source>Edit the term</source>
      <translation>编辑术语</translation>
    </message>
  </context>
  <context>
    <name>Terms</name>
    <message>
      <source>Import terms</source>
      <translation>导入术语</translation>
    </message>
    <message>
      <source>Export terms</source>
      <translation>导出术语</translation>
    </message>
    <message>
      <source>All of these terms are in the glossary already.</source>
      <translation>这些术语都已在术语表中。</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>正在读取 {name}…</translation>
    </message>
    <message>
      <source>Writing {name}…</source>
      <translation>正在写入 {name}…</translation>
    </message>
    <message>
      <source>Terms (*.csv *.tsv *.xlsx *.ods *.txt *.tab *.tbx *.xml)</source>
      <translation>术语 (*.csv *.tsv *.xlsx *.ods *.txt *.tab *.tbx *.xml)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>{n} term was added.</source>
      <translation>已添加 {n} 条术语。</translation>
    </message>
    <message>
      <source>{n} terms were added.</source>
      <translation>已添加 {n} 条术语。</translation>
    </message>
    <message>
      <source>Written to {name}.</source>
      <translation>已写入 {name}。</translation>
    </message>
    <message>
      <source>{n} term was deleted.</source>
      <translation>已删除 {n} 条术语。</translation>
    </message>
    <message>
      <source>{n} terms were deleted.</source>
      <translation>已删除 {n} 条术语。</translation>
    </message>
    <message>
      <source>The term was changed meanwhile, so this was not kept; open the term again.</source>
      <translation>这条术语在此期间已被修改，因此没有保存这次的更改；请重新打开这条术语。</translation>
    </message>
  </context>
  <context>
    <name>TermsPanel</name>
    <message>
      <source>Rendered differently here. A click goes to the next such place.</source>
      <translation>此处译法不同。点击前往下一处。</translation>
    </message>
    <message>
      <source>No terms yet. Select words and press Shift+G; their counterpart on the other side is filled in.</source>
      <translation>还没有术语。选中词语后按 Shift+G，另一侧的对应词会自动填入。</translation>
    </message>
    <message>
      <source>This forbidden rendering is used here. A click goes to the next such place.</source>
      <translation>此处使用了禁用译法。点击前往下一处。</translation>
    </message>
    <message>
      <source>Filter terms</source>
      <translation>筛选术语</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>Terms</source>
      <translation>术语</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>添加…</translation>
    </message>
    <message>
      <source>Edit…</source>
      <translation>编辑…</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>导入…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>All projects</source>
      <translation>所有项目</translation>
    </message>
    <message>
      <source>{term} (forbidden)</source>
      <translation>{term}（禁用）</translation>
    </message>
    <message>
      <source>Term</source>
      <translation>术语</translation>
    </message>
    <message>
      <source>Rendering</source>
      <translation>译法</translation>
    </message>
    <message>
      <source>Here</source>
      <translation>本文</translation>
    </message>
    <message>
      <source>{n} term</source>
      <translation>{n} 条术语</translation>
    </message>
    <message>
      <source>{n} terms</source>
      <translation>{n} 条术语</translation>
    </message>
    <message>
      <source>The first {n:,} are listed; filter for others.</source>
      <translation>只列出前 {n:,} 条；其余请用筛选查找。</translation>
    </message>
    <message>
      <source>No term matches.</source>
      <translation>没有符合的术语。</translation>
    </message>
  </context>
  <context>
    <name>Text</name>
    <message>
      <source>Correct the text</source>
      <translation>更正文字</translation>
    </message>
    <message>
      <source>The correct text</source>
      <translation>正确的文字</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>更正</translation>
    </message>
    <message>
      <source>The text was corrected.</source>
      <translation>文字已更正。</translation>
    </message>
    <message>
      <source>First select the words that are wrong.</source>
      <translation>请先选中有误的词语。</translation>
    </message>
    <message>
      <source>The text was changed meanwhile, so it was not corrected; correct it again.</source>
      <translation>这段文字在此期间已被修改，因此未作更正；请重新更正。</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
  </context>
  <context>
    <name>Time</name>
    <message>
      <source>chapter {chapter}, book {book} left</source>
      <translation>本章还需 {chapter}，全书 {book}</translation>
    </message>
    <message>
      <source>{h} h {n} min</source>
      <translation>{h} 小时 {n} 分钟</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>还需 {time}</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
  </context>
  <context>
    <name>Tips</name>
    <message>
      <source>Space or a click shows the sentence; while E is held, all is shown.</source>
      <translation>按空格或点击可显示这一句；按住 E 时全部显示。</translation>
    </message>
    <message>
      <source>J and K go from sentence to sentence.</source>
      <translation>用 J 和 K 逐句移动。</translation>
    </message>
  </context>
  <context>
    <name>TonesRow</name>
    <message>
      <source>neutral</source>
      <translation>轻声</translation>
    </message>
    <message>
      <source>Tone</source>
      <translation>声调</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>Rest the pointer on a word, in either language: you see its entry and its reading, and the words that answer it on the other side light up.</source>
      <translation>把指针停在任何一种语言的词上：会显示词条和读音，另一侧与它对应的词也会亮起来。</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number}/{count}</translation>
    </message>
    <message>
      <source>Enough</source>
      <translation>不看了</translation>
    </message>
    <message>
      <source>J and K go from sentence to sentence, on both sides. The digits 1 to 5 highlight the one you are at, {note} writes a note on it.</source>
      <translation>J 和 K 逐句移动，两侧同步。数字 1 到 5 给当前这句上色，{note} 给它写笔记。</translation>
    </message>
    <message>
      <source>{pinyin} shows the pinyin of all words, of new ones, or none. {look} opens the sheet with size, face, measure and colours.</source>
      <translation>{pinyin} 切换拼音：全部显示、只标生词或者不显示。{look} 打开版面设置：字号、字体、行宽和配色。</translation>
    </message>
    <message>
      <source>{reveal} covers the translation, so that you try first. {save} saves a word to be learnt, and {review} asks for it when it is due.</source>
      <translation>{reveal} 遮住译文，您先自己试试。{save} 把词存下来学，到了该复习的时候用 {review}。</translation>
    </message>
    <message>
      <source>{palette} finds every command by its name, {keys} shows all keys. F1 on a word of a menu or a button opens the guide at it.</source>
      <translation>{palette} 按名字找任何命令，{keys} 列出所有按键。指着菜单里的词或按钮按 F1，指南就翻到讲它的地方。</translation>
    </message>
    <message>
      <source>Start reading</source>
      <translation>开始阅读</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一条</translation>
    </message>
  </context>
  <context>
    <name>Translation</name>
    <message>
      <source>Is “{name}” the translation of this text?</source>
      <translation>“{name}”是这篇文本的译文吗？</translation>
    </message>
    <message>
      <source>Add it as the translation</source>
      <translation>作为译文添加</translation>
    </message>
    <message>
      <source>This text has no translation yet.</source>
      <translation>这篇文本还没有译文。</translation>
    </message>
    <message>
      <source>This text is in one language only ({language}), and opened by itself.</source>
      <translation>这篇文本只有一种语言（{language}），已单独打开。</translation>
    </message>
    <message>
      <source>The translation was added.</source>
      <translation>译文已添加。</translation>
    </message>
    <message>
      <source>Choose the translation of this text</source>
      <translation>选择这篇文本的译文</translation>
    </message>
    <message>
      <source>the clipboard</source>
      <translation>剪贴板</translation>
    </message>
    <message>
      <source>Add its translation…</source>
      <translation>添加译文…</translation>
    </message>
    <message>
      <source>Open it by itself</source>
      <translation>单独打开</translation>
    </message>
    <message>
      <source>This text has its translation already.</source>
      <translation>这篇文本已经有译文了。</translation>
    </message>
    <message>
      <source>Adding the translation of “{title}”…</source>
      <translation>正在添加《{title}》的译文…</translation>
    </message>
  </context>
  <context>
    <name>WaitingStart</name>
    <message>
      <source>Do not wait</source>
      <translation>不再等待</translation>
    </message>
    <message>
      <source>The library is still in use by another window or command of Duidu (process {process}). This window opens as soon as it is free.</source>
      <translation>文库仍被对读的另一个窗口或命令使用（进程 {process}）。一旦可用，窗口就会打开。</translation>
    </message>
  </context>
  <context>
    <name>WaysSheet</name>
    <message>
      <source>The check “{name}” was deleted.</source>
      <translation>检查“{name}”已删除。</translation>
    </message>
    <message>
      <source>Export your checks</source>
      <translation>导出自定义检查</translation>
    </message>
    <message>
      <source>Checks</source>
      <translation>检查项目</translation>
    </message>
    <message>
      <source>Findings of this check are</source>
      <translation>此项检查发现的问题属于</translation>
    </message>
    <message>
      <source>New check…</source>
      <translation>新建检查…</translation>
    </message>
    <message>
      <source>Edit…</source>
      <translation>编辑…</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>导入…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <source>Write to a file…</source>
      <translation>写入文件…</translation>
    </message>
    <message>
      <source>Take over from a file…</source>
      <translation>从文件导入…</translation>
    </message>
    <message>
      <source>What you said is no fault can be handed on:</source>
      <translation>标为“不算错”的条目可以交给别人：</translation>
    </message>
    <message>
      <source>Checks (*.json)</source>
      <translation>检查 (*.json)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Import checks</source>
      <translation>导入检查</translation>
    </message>
    <message>
      <source>{n} check was imported.</source>
      <translation>已导入 {n} 项检查。</translation>
    </message>
    <message>
      <source>{n} checks were imported.</source>
      <translation>已导入 {n} 项检查。</translation>
    </message>
    <message>
      <source>Written to {name}.</source>
      <translation>已写入 {name}。</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>检查项</translation>
    </message>
    <message>
      <source>Findings are</source>
      <translation>问题程度</translation>
    </message>
  </context>
  <context>
    <name>WordFiles</name>
    <message>
      <source>Known words, one a line (*.txt)</source>
      <translation>认识的词，每行一个 (*.txt)</translation>
    </message>
    <message>
      <source>{n} word was marked.</source>
      <translation>已标记 {n} 个词。</translation>
    </message>
    <message>
      <source>{n} words were marked.</source>
      <translation>已标记 {n} 个词。</translation>
    </message>
    <message>
      <source>Import known words</source>
      <translation>导入认识的词</translation>
    </message>
    <message>
      <source>Export known words</source>
      <translation>导出认识的词</translation>
    </message>
    <message>
      <source>Lists, tables, Anki, Pleco ({kinds})</source>
      <translation>词表、表格、Anki、Pleco ({kinds})</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>所有文件 (*)</translation>
    </message>
    <message>
      <source>Reading {name}…</source>
      <translation>正在读取 {name}…</translation>
    </message>
    <message>
      <source>Writing {name}…</source>
      <translation>正在写入 {name}…</translation>
    </message>
    <message>
      <source>The file has no word that you have not marked.</source>
      <translation>文件中没有您尚未标记的词。</translation>
    </message>
    <message>
      <source>Written to {name}.</source>
      <translation>已写入 {name}。</translation>
    </message>
  </context>
  <context>
    <name>WordPanel</name>
    <message>
      <source>Word</source>
      <translation>词语</translation>
    </message>
    <message>
      <source>About the word</source>
      <translation>词语详情</translation>
    </message>
    <message>
      <source>{n} paragraph in the library</source>
      <translation>文库中 {n} 段</translation>
    </message>
    <message>
      <source>{n} paragraphs in the library</source>
      <translation>文库中 {n} 段</translation>
    </message>
    <message>
      <source>Put the caret into a word, or click it.</source>
      <translation>把光标放到词上，或点击词语。</translation>
    </message>
    <message>
      <source>made of {parts}</source>
      <translation>由{parts}组成</translation>
    </message>
    <message>
      <source>also {forms}</source>
      <translation>又作{forms}</translation>
    </message>
    <message>
      <source>Renderings in this article</source>
      <translation>本文中的译法</translation>
    </message>
    <message>
      <source>Renderings in other articles</source>
      <translation>其他文章中的译法</translation>
    </message>
    <message>
      <source>In this article:</source>
      <translation>本文中：</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>Put the caret into a Chinese word first.</source>
      <translation>请先把光标放在一个中文词上。</translation>
    </message>
    <message>
      <source>“{word}” is one character and cannot be cut.</source>
      <translation>“{word}”只有一个字，无法拆开。</translation>
    </message>
    <message>
      <source>“{word}” has no other meaning.</source>
      <translation>“{word}”没有其他释义。</translation>
    </message>
    <message>
      <source>“{word}” was removed from the saved words.</source>
      <translation>已从保存的词中移除“{word}”。</translation>
    </message>
    <message>
      <source>“{word}” was saved as a card.</source>
      <translation>“{word}”已存为生词卡片。</translation>
    </message>
    <message>
      <source>“{word}” was marked as new again.</source>
      <translation>已把“{word}”重新标为生词。</translation>
    </message>
    <message>
      <source>“{word}” was marked as known.</source>
      <translation>已把“{word}”标为认识。</translation>
    </message>
    <message>
      <source>Another reading…</source>
      <translation>另一个读音…</translation>
    </message>
    <message>
      <source>Corrected here: {what}</source>
      <translation>此处已更正：{what}</translation>
    </message>
    <message>
      <source>Cut “{word}”</source>
      <translation>拆开“{word}”</translation>
    </message>
    <message>
      <source>Read as</source>
      <translation>读作</translation>
    </message>
    <message>
      <source>Meaning first</source>
      <translation>首选释义</translation>
    </message>
    <message>
      <source>Join to “{word}”</source>
      <translation>合成“{word}”</translation>
    </message>
    <message>
      <source>In this article</source>
      <translation>在本文中</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有地方</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>No word stands behind “{word}” to join it with.</source>
      <translation>“{word}”后面没有可以合并的词。</translation>
    </message>
    <message>
      <source>Corrected: {what}</source>
      <translation>已更正：{what}</translation>
    </message>
  </context>
  <context>
    <name>actions</name>
    <message>
      <source>Open &amp;recent</source>
      <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Open…</source>
      <translation>打开(&amp;O)…</translation>
    </message>
    <message>
      <source>Open a &amp;folder…</source>
      <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
      <source>Open with pre&amp;view…</source>
      <translation>预览后打开(&amp;V)…</translation>
    </message>
    <message>
      <source>New from &amp;clipboard</source>
      <translation>从剪贴板新建(&amp;C)</translation>
    </message>
    <message>
      <source>Read a &amp;sample…</source>
      <translation>读示例(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Articles</source>
      <translation>文章列表(&amp;A)</translation>
    </message>
    <message>
      <source>Add its &amp;translation…</source>
      <translation>添加译文(&amp;T)…</translation>
    </message>
    <message>
      <source>Add its translation from the c&amp;lipboard</source>
      <translation>从剪贴板添加译文(&amp;L)</translation>
    </message>
    <message>
      <source>Read again in another e&amp;ncoding…</source>
      <translation>换一种编码重新读取(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Export…</source>
      <translation>导出(&amp;E)…</translation>
    </message>
    <message>
      <source>Export the whole &amp;book…</source>
      <translation>导出整本书(&amp;B)…</translation>
    </message>
    <message>
      <source>&amp;Print…</source>
      <translation>打印(&amp;P)…</translation>
    </message>
    <message>
      <source>Save as P&amp;DF…</source>
      <translation>另存为 PDF(&amp;D)…</translation>
    </message>
    <message>
      <source>&amp;Backups…</source>
      <translation>备份(&amp;B)…</translation>
    </message>
    <message>
      <source>Keep in &amp;step…</source>
      <translation>多设备同步(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Close article</source>
      <translation>关闭文章(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>退出(&amp;Q)</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>撤销(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>重做(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>复制(&amp;C)</translation>
    </message>
    <message>
      <source>Copy with &amp;pinyin</source>
      <translation>连拼音复制(&amp;P)</translation>
    </message>
    <message>
      <source>Select &amp;all</source>
      <translation>全选(&amp;A)</translation>
    </message>
    <message>
      <source>Select the s&amp;entence</source>
      <translation>选中整句(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Find…</source>
      <translation>查找(&amp;F)…</translation>
    </message>
    <message>
      <source>Find &amp;next</source>
      <translation>下一处(&amp;N)</translation>
    </message>
    <message>
      <source>Find pre&amp;vious</source>
      <translation>上一处(&amp;V)</translation>
    </message>
    <message>
      <source>Find in the whole &amp;book…</source>
      <translation>在全书中查找(&amp;B)…</translation>
    </message>
    <message>
      <source>Find in the whole &amp;library…</source>
      <translation>在整个文库中查找(&amp;L)…</translation>
    </message>
    <message>
      <source>Find and &amp;replace…</source>
      <translation>查找和替换(&amp;R)…</translation>
    </message>
    <message>
      <source>&amp;Edit the sentence</source>
      <translation>编辑这一句(&amp;E)</translation>
    </message>
    <message>
      <source>Edit the para&amp;graph</source>
      <translation>编辑这一段(&amp;G)</translation>
    </message>
    <message>
      <source>Edit or &amp;write the counterpart</source>
      <translation>编辑或补写对应的正文(&amp;W)</translation>
    </message>
    <message>
      <source>&amp;Settings…</source>
      <translation>设置(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Contents</source>
      <translation>目录(&amp;C)</translation>
    </message>
    <message>
      <source>&amp;Notes</source>
      <translation>笔记(&amp;N)</translation>
    </message>
    <message>
      <source>About the w&amp;ord</source>
      <translation>词语详情(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Glossary</source>
      <translation>术语表(&amp;G)</translation>
    </message>
    <message>
      <source>&amp;Known words</source>
      <translation>生词与熟词(&amp;K)</translation>
    </message>
    <message>
      <source>Chec&amp;k</source>
      <translation>检查(&amp;K)</translation>
    </message>
    <message>
      <source>Stat&amp;us of the rows</source>
      <translation>各行状态(&amp;U)</translation>
    </message>
    <message>
      <source>Co&amp;rrections of the text</source>
      <translation>正文的修改(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Side by side</source>
      <translation>左右对照(&amp;S)</translation>
    </message>
    <message>
      <source>Sentence &amp;under sentence</source>
      <translation>逐句对照(&amp;U)</translation>
    </message>
    <message>
      <source>Paragraph under pa&amp;ragraph</source>
      <translation>逐段对照(&amp;R)</translation>
    </message>
    <message>
      <source>&amp;Left text only</source>
      <translation>只看左侧文本(&amp;L)</translation>
    </message>
    <message>
      <source>Ri&amp;ght text only</source>
      <translation>只看右侧文本(&amp;G)</translation>
    </message>
    <message>
      <source>S&amp;wap the sides</source>
      <translation>左右对调(&amp;W)</translation>
    </message>
    <message>
      <source>Scroll the sides alone or &amp;together</source>
      <translation>两侧分别或同步滚动(&amp;T)</translation>
    </message>
    <message>
      <source>Bring the sides &amp;back in step</source>
      <translation>让两侧恢复同步(&amp;B)</translation>
    </message>
    <message>
      <source>Ne&amp;w and learning words</source>
      <translation>生词与在学的词(&amp;W)</translation>
    </message>
    <message>
      <source>Kn&amp;own and ignored words, too</source>
      <translation>已认识和忽略的词也标出(&amp;O)</translation>
    </message>
    <message>
      <source>Next &amp;pinyin mode</source>
      <translation>切换拼音方式(&amp;P)</translation>
    </message>
    <message>
      <source>Pinyin on or o&amp;ff</source>
      <translation>拼音开关(&amp;F)</translation>
    </message>
    <message>
      <source>Simplified or traditional &amp;characters</source>
      <translation>简体或繁体(&amp;C)</translation>
    </message>
    <message>
      <source>A short &amp;meaning with hard words</source>
      <translation>难词附简短释义(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Hide the translation until asked for</source>
      <translation>隐藏译文，按需显示(&amp;H)</translation>
    </message>
    <message>
      <source>Hide the &amp;original until asked for</source>
      <translation>隐藏原文，按需显示(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Dim all but the current sentence</source>
      <translation>只突出当前句(&amp;D)</translation>
    </message>
    <message>
      <source>A r&amp;uler under the current sentence</source>
      <translation>当前句标尺(&amp;U)</translation>
    </message>
    <message>
      <source>Pa&amp;ges instead of scrolling</source>
      <translation>翻页阅读，不滚动(&amp;G)</translation>
    </message>
    <message>
      <source>Ne&amp;xt preset</source>
      <translation>切换预设(&amp;X)</translation>
    </message>
    <message>
      <source>Go on by &amp;itself</source>
      <translation>自动前进(&amp;I)</translation>
    </message>
    <message>
      <source>Zoom &amp;in</source>
      <translation>放大(&amp;I)</translation>
    </message>
    <message>
      <source>Zoom &amp;out</source>
      <translation>缩小(&amp;O)</translation>
    </message>
    <message>
      <source>Normal si&amp;ze</source>
      <translation>默认大小(&amp;Z)</translation>
    </message>
    <message>
      <source>&amp;Picture in large</source>
      <translation>放大图片(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Note of the book at its mark</source>
      <translation>书中注释(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Look of the page…</source>
      <translation>页面外观(&amp;L)…</translation>
    </message>
    <message>
      <source>Next &amp;theme</source>
      <translation>切换主题(&amp;T)</translation>
    </message>
    <message>
      <source>Next p&amp;art of the window</source>
      <translation>转到窗口的下一区域(&amp;A)</translation>
    </message>
    <message>
      <source>Full scr&amp;een</source>
      <translation>全屏(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Next article</source>
      <translation>下一篇(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Previous article</source>
      <translation>上一篇(&amp;P)</translation>
    </message>
    <message>
      <source>Next cha&amp;pter</source>
      <translation>下一章(&amp;P)</translation>
    </message>
    <message>
      <source>Previous chap&amp;ter</source>
      <translation>上一章(&amp;T)</translation>
    </message>
    <message>
      <source>C&amp;hapters of the book…</source>
      <translation>本书章节(&amp;H)…</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>后退(&amp;B)</translation>
    </message>
    <message>
      <source>&amp;Forward</source>
      <translation>前进(&amp;F)</translation>
    </message>
    <message>
      <source>Book&amp;mark here</source>
      <translation>在此处加书签(&amp;M)</translation>
    </message>
    <message>
      <source>Ne&amp;xt bookmark</source>
      <translation>下一个书签(&amp;X)</translation>
    </message>
    <message>
      <source>Pre&amp;vious bookmark</source>
      <translation>上一个书签(&amp;V)</translation>
    </message>
    <message>
      <source>Next &amp;doubtful row</source>
      <translation>下一个存疑的行(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Confirm the row</source>
      <translation>确认此行(&amp;C)</translation>
    </message>
    <message>
      <source>Confirm the row and go &amp;on</source>
      <translation>确认此行并继续(&amp;O)</translation>
    </message>
    <message>
      <source>The row is &amp;final</source>
      <translation>此行定稿(&amp;F)</translation>
    </message>
    <message>
      <source>The row needs wor&amp;k</source>
      <translation>此行待修改(&amp;K)</translation>
    </message>
    <message>
      <source>The row has a &amp;question</source>
      <translation>此行有疑问(&amp;Q)</translation>
    </message>
    <message>
      <source>Ne&amp;xt row left to look at</source>
      <translation>下一个待看的行(&amp;X)</translation>
    </message>
    <message>
      <source>Pre&amp;vious row left to look at</source>
      <translation>上一个待看的行(&amp;V)</translation>
    </message>
    <message>
      <source>Histor&amp;y of the row</source>
      <translation>这一行的历史(&amp;Y)</translation>
    </message>
    <message>
      <source>&amp;Merge with the next row</source>
      <translation>与下一行合并(&amp;M)</translation>
    </message>
    <message>
      <source>&amp;Split the row before this sentence</source>
      <translation>从本句起另起一行(&amp;S)</translation>
    </message>
    <message>
      <source>No counterpart for the para&amp;graph</source>
      <translation>本段没有对应段(&amp;G)</translation>
    </message>
    <message>
      <source>Move the sentence &amp;up</source>
      <translation>本句上移(&amp;U)</translation>
    </message>
    <message>
      <source>Move the sentence do&amp;wn</source>
      <translation>本句下移(&amp;W)</translation>
    </message>
    <message>
      <source>Un&amp;link the sentences</source>
      <translation>取消句子关联(&amp;L)</translation>
    </message>
    <message>
      <source>No counterpart for the s&amp;entence</source>
      <translation>本句没有对应句(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;Link freely</source>
      <translation>自由关联(&amp;L)</translation>
    </message>
    <message>
      <source>Split the sentence &amp;here</source>
      <translation>在此断句(&amp;H)</translation>
    </message>
    <message>
      <source>Merge with the next sen&amp;tence</source>
      <translation>与下一句合并(&amp;T)</translation>
    </message>
    <message>
      <source>Split the paragraph he&amp;re</source>
      <translation>在此分段(&amp;R)</translation>
    </message>
    <message>
      <source>Merge with the next p&amp;aragraph</source>
      <translation>与下一段合并(&amp;A)</translation>
    </message>
    <message>
      <source>Lock or unlock the &amp;original</source>
      <translation>锁定或解锁原文(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Align again from here</source>
      <translation>从此处重新对齐(&amp;A)</translation>
    </message>
    <message>
      <source>Align again bet&amp;ween decided rows</source>
      <translation>在已确定的行之间重新对齐(&amp;W)</translation>
    </message>
    <message>
      <source>Impro&amp;ve the alignment now</source>
      <translation>立即改进对齐(&amp;V)</translation>
    </message>
    <message>
      <source>Sto&amp;p improving the alignment</source>
      <translation>停止改进对齐(&amp;P)</translation>
    </message>
    <message>
      <source>Ne&amp;xt finding</source>
      <translation>下一个问题(&amp;X)</translation>
    </message>
    <message>
      <source>Pre&amp;vious finding</source>
      <translation>上一个问题(&amp;V)</translation>
    </message>
    <message>
      <source>Not a &amp;fault here</source>
      <translation>这里不算错(&amp;F)</translation>
    </message>
    <message>
      <source>Never a fau&amp;lt</source>
      <translation>在任何地方都不算错(&amp;L)</translation>
    </message>
    <message>
      <source>&amp;Names and their renderings…</source>
      <translation>专名及其译法(&amp;N)…</translation>
    </message>
    <message>
      <source>Which checks r&amp;un…</source>
      <translation>检查项目(&amp;U)…</translation>
    </message>
    <message>
      <source>Write a rep&amp;ort of the check…</source>
      <translation>写检查报告(&amp;O)…</translation>
    </message>
    <message>
      <source>&amp;Next word</source>
      <translation>下一个词(&amp;N)</translation>
    </message>
    <message>
      <source>&amp;Previous word</source>
      <translation>上一个词(&amp;P)</translation>
    </message>
    <message>
      <source>&amp;Keep the card open</source>
      <translation>保持卡片打开(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;All occurrences</source>
      <translation>所有出现之处(&amp;A)</translation>
    </message>
    <message>
      <source>S&amp;troke order</source>
      <translation>笔顺(&amp;T)</translation>
    </message>
    <message>
      <source>Copy the wor&amp;d</source>
      <translation>复制词语(&amp;D)</translation>
    </message>
    <message>
      <source>C&amp;ut the word</source>
      <translation>拆词(&amp;U)</translation>
    </message>
    <message>
      <source>&amp;Join with the next word</source>
      <translation>与下一个词合并(&amp;J)</translation>
    </message>
    <message>
      <source>Another &amp;reading…</source>
      <translation>另一个读音(&amp;R)…</translation>
    </message>
    <message>
      <source>Another &amp;meaning first…</source>
      <translation>换一个首选释义(&amp;M)…</translation>
    </message>
    <message>
      <source>C&amp;orrections…</source>
      <translation>更正(&amp;O)…</translation>
    </message>
    <message>
      <source>New &amp;term…</source>
      <translation>新建术语(&amp;T)…</translation>
    </message>
    <message>
      <source>&amp;Save the word as a card</source>
      <translation>把这个词存为生词卡片(&amp;S)</translation>
    </message>
    <message>
      <source>&amp;I know the word</source>
      <translation>我认识这个词(&amp;I)</translation>
    </message>
    <message>
      <source>Next ne&amp;w word</source>
      <translation>下一个生词(&amp;W)</translation>
    </message>
    <message>
      <source>I&amp;gnore the word</source>
      <translation>忽略这个词(&amp;G)</translation>
    </message>
    <message>
      <source>The word is ne&amp;w to me</source>
      <translation>这个词是生词(&amp;W)</translation>
    </message>
    <message>
      <source>I &amp;know this page</source>
      <translation>本页全部认识(&amp;K)</translation>
    </message>
    <message>
      <source>I know the &amp;whole article</source>
      <translation>全文全部认识(&amp;W)</translation>
    </message>
    <message>
      <source>Re&amp;view…</source>
      <translation>复习(&amp;V)…</translation>
    </message>
    <message>
      <source>Ta&amp;ke back words met today</source>
      <translation>撤回今日读到的词(&amp;K)</translation>
    </message>
    <message>
      <source>&amp;Before you read…</source>
      <translation>阅读之前(&amp;B)…</translation>
    </message>
    <message>
      <source>S&amp;tatistics…</source>
      <translation>阅读统计(&amp;T)…</translation>
    </message>
    <message>
      <source>&amp;Export the cards for Anki…</source>
      <translation>导出生词卡片到 Anki(&amp;E)…</translation>
    </message>
    <message>
      <source>Send the cards to An&amp;ki…</source>
      <translation>将卡片发送到 An&amp;ki…</translation>
    </message>
    <message>
      <source>Speak the &amp;word</source>
      <translation>朗读这个词(&amp;W)</translation>
    </message>
    <message>
      <source>Speak the sentence</source>
      <translation>朗读这一句</translation>
    </message>
    <message>
      <source>Speak from here on</source>
      <translation>从这里开始朗读</translation>
    </message>
    <message>
      <source>Speak from here to … again and again</source>
      <translation>反复朗读一段（起点、终点）</translation>
    </message>
    <message>
      <source>Pause speaking, or go on</source>
      <translation>暂停或继续朗读</translation>
    </message>
    <message>
      <source>Speak slower</source>
      <translation>读慢些</translation>
    </message>
    <message>
      <source>Speak faster</source>
      <translation>读快些</translation>
    </message>
    <message>
      <source>Speak both sides in turn</source>
      <translation>两种语言轮流朗读</translation>
    </message>
    <message>
      <source>Dict&amp;ionaries…</source>
      <translation>词典(&amp;I)…</translation>
    </message>
    <message>
      <source>&amp;Forget what was looked up</source>
      <translation>清除查词记录(&amp;F)</translation>
    </message>
    <message>
      <source>Import kno&amp;wn words…</source>
      <translation>导入认识的词(&amp;W)…</translation>
    </message>
    <message>
      <source>Import known words from &amp;Anki</source>
      <translation>从 Anki 导入认识的词(&amp;A)</translation>
    </message>
    <message>
      <source>E&amp;xport known words…</source>
      <translation>导出认识的词(&amp;X)…</translation>
    </message>
    <message>
      <source>&amp;Note…</source>
      <translation>笔记(&amp;N)…</translation>
    </message>
    <message>
      <source>&amp;Another translation…</source>
      <translation>另一种译法(&amp;A)…</translation>
    </message>
    <message>
      <source>&amp;Tag…</source>
      <translation>标签(&amp;T)…</translation>
    </message>
    <message>
      <source>&amp;Question…</source>
      <translation>疑问(&amp;Q)…</translation>
    </message>
    <message>
      <source>Note on the &amp;whole article…</source>
      <translation>给整篇文章写笔记(&amp;W)…</translation>
    </message>
    <message>
      <source>Re&amp;ply to the note…</source>
      <translation>回复笔记(&amp;P)…</translation>
    </message>
    <message>
      <source>&amp;Correct the text…</source>
      <translation>更正文字(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Underline</source>
      <translation>下划线(&amp;U)</translation>
    </message>
    <message>
      <source>Highlight: &amp;yellow</source>
      <translation>标记：黄(&amp;Y)</translation>
    </message>
    <message>
      <source>Highlight: g&amp;reen</source>
      <translation>标记：绿(&amp;R)</translation>
    </message>
    <message>
      <source>Highlight: &amp;blue</source>
      <translation>标记：蓝(&amp;B)</translation>
    </message>
    <message>
      <source>Highlight: ro&amp;se</source>
      <translation>标记：红(&amp;S)</translation>
    </message>
    <message>
      <source>Highlight: &amp;violet</source>
      <translation>标记：紫(&amp;V)</translation>
    </message>
    <message>
      <source>Names of the &amp;colours…</source>
      <translation>颜色名称(&amp;C)…</translation>
    </message>
    <message>
      <source>C&amp;hange the note…</source>
      <translation>更改笔记(&amp;H)…</translation>
    </message>
    <message>
      <source>Add the words on the &amp;other side</source>
      <translation>加上另一侧的词语(&amp;O)</translation>
    </message>
    <message>
      <source>&amp;Link the selected notes</source>
      <translation>关联所选笔记(&amp;L)</translation>
    </message>
    <message>
      <source>The &amp;place is right</source>
      <translation>位置正确(&amp;P)</translation>
    </message>
    <message>
      <source>Put the lost note &amp;here</source>
      <translation>把位置丢失的笔记放在这里(&amp;H)</translation>
    </message>
    <message>
      <source>&amp;Delete the note or highlight</source>
      <translation>删除笔记或标记(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Search all notes…</source>
      <translation>搜索所有笔记(&amp;S)…</translation>
    </message>
    <message>
      <source>&amp;Deleted notes…</source>
      <translation>已删除的笔记(&amp;D)…</translation>
    </message>
    <message>
      <source>&amp;Import notes…</source>
      <translation>导入笔记(&amp;I)…</translation>
    </message>
    <message>
      <source>E&amp;xport the notes…</source>
      <translation>导出笔记(&amp;X)…</translation>
    </message>
    <message>
      <source>Dra&amp;fts…</source>
      <translation>草稿(&amp;F)…</translation>
    </message>
    <message>
      <source>&amp;Guide</source>
      <translation>使用指南(&amp;G)</translation>
    </message>
    <message>
      <source>Five &amp;hints</source>
      <translation>五条提示(&amp;H)</translation>
    </message>
    <message>
      <source>All &amp;commands…</source>
      <translation>所有命令(&amp;C)…</translation>
    </message>
    <message>
      <source>&amp;Keyboard</source>
      <translation>键盘(&amp;K)</translation>
    </message>
    <message>
      <source>Change the k&amp;eys…</source>
      <translation>更改按键(&amp;E)…</translation>
    </message>
    <message>
      <source>About &amp;Duidu</source>
      <translation>关于对读(&amp;D)</translation>
    </message>
    <message>
      <source>&amp;Newer versions</source>
      <translation>新版本(&amp;N)</translation>
    </message>
    <message>
      <source>← / →</source>
      <translation>← / →</translation>
    </message>
    <message>
      <source>Previous or next word, with its card</source>
      <translation>上一个或下一个词，显示卡片</translation>
    </message>
    <message>
      <source>J / K</source>
      <translation>J / K</translation>
    </message>
    <message>
      <source>Next or previous sentence</source>
      <translation>下一句或上一句</translation>
    </message>
    <message>
      <source>↑ / ↓</source>
      <translation>↑ / ↓</translation>
    </message>
    <message>
      <source>Scroll a line</source>
      <translation>滚动一行</translation>
    </message>
    <message>
      <source>PgUp / PgDown</source>
      <translation>PgUp / PgDown</translation>
    </message>
    <message>
      <source>Scroll a page</source>
      <translation>滚动一页</translation>
    </message>
    <message>
      <source>Home / End</source>
      <translation>Home / End</translation>
    </message>
    <message>
      <source>Beginning or end of the article</source>
      <translation>文章开头或结尾</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>The same place on the other side</source>
      <translation>另一侧的同一处</translation>
    </message>
    <message>
      <source>Shift + ← → ↑ ↓</source>
      <translation>Shift + ← → ↑ ↓</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>选择</translation>
    </message>
    <message>
      <source>Ctrl + drag</source>
      <translation>Ctrl + 拖动</translation>
    </message>
    <message>
      <source>Move a sentence to another row, or link it with its answer</source>
      <translation>把句子移到另一行，或与对应句关联</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>空格</translation>
    </message>
    <message>
      <source>Reveal the hidden sentence</source>
      <translation>显示隐藏的句子</translation>
    </message>
    <message>
      <source>E</source>
      <translation>E</translation>
    </message>
    <message>
      <source>Show the hidden text while held</source>
      <translation>按住时显示隐藏的文字</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Close the card or a panel</source>
      <translation>关闭卡片或面板</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>文件(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>编辑(&amp;E)</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>视图(&amp;V)</translation>
    </message>
    <message>
      <source>&amp;Article</source>
      <translation>文章(&amp;A)</translation>
    </message>
    <message>
      <source>&amp;Words</source>
      <translation>词语(&amp;W)</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>帮助(&amp;H)</translation>
    </message>
  </context>
  <context>
    <name>commands</name>
    <message>
      <source>Correct the text</source>
      <translation>更正文字</translation>
    </message>
    <message>
      <source>Edit the text</source>
      <translation>编辑正文</translation>
    </message>
    <message>
      <source>Take the correction back</source>
      <translation>撤回这处修改</translation>
    </message>
    <message>
      <source>Write the counterpart</source>
      <translation>补写对应的正文</translation>
    </message>
    <message>
      <source>Align again</source>
      <translation>重新对齐</translation>
    </message>
    <message>
      <source>Take the status back</source>
      <translation>取消状态</translation>
    </message>
    <message>
      <source>Confirm the row</source>
      <translation>确认此行</translation>
    </message>
    <message>
      <source>Mark the row as final</source>
      <translation>标为定稿</translation>
    </message>
    <message>
      <source>Mark the row as needing work</source>
      <translation>标为待修改</translation>
    </message>
    <message>
      <source>Mark the row with a question</source>
      <translation>标为有疑问</translation>
    </message>
    <message>
      <source>Lock the row</source>
      <translation>锁定此行</translation>
    </message>
    <message>
      <source>Split the row</source>
      <translation>拆分行</translation>
    </message>
    <message>
      <source>Merge with the next row</source>
      <translation>与下一行合并</translation>
    </message>
    <message>
      <source>No counterpart for the paragraph</source>
      <translation>本段没有对应段</translation>
    </message>
    <message>
      <source>Unlink the sentences</source>
      <translation>取消句子关联</translation>
    </message>
    <message>
      <source>No counterpart for the sentence</source>
      <translation>本句没有对应句</translation>
    </message>
    <message>
      <source>Link the sentences</source>
      <translation>关联句子</translation>
    </message>
    <message>
      <source>Move the sentence up</source>
      <translation>本句上移</translation>
    </message>
    <message>
      <source>Move the sentence down</source>
      <translation>本句下移</translation>
    </message>
    <message>
      <source>Move the sentence</source>
      <translation>移动句子</translation>
    </message>
    <message>
      <source>Split the sentence</source>
      <translation>断句</translation>
    </message>
    <message>
      <source>Merge with the next sentence</source>
      <translation>与下一句合并</translation>
    </message>
    <message>
      <source>Split the paragraph</source>
      <translation>分段</translation>
    </message>
    <message>
      <source>Merge with the next paragraph</source>
      <translation>与下一段合并</translation>
    </message>
    <message>
      <source>Replace words</source>
      <translation>替换文字</translation>
    </message>
    <message>
      <source>Set a finding aside</source>
      <translation>标为不算错</translation>
    </message>
    <message>
      <source>Count a finding again</source>
      <translation>重新算作问题</translation>
    </message>
    <message>
      <source>Make a name the same</source>
      <translation>统一专名译法</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>标记</translation>
    </message>
    <message>
      <source>Underline</source>
      <translation>下划线</translation>
    </message>
    <message>
      <source>Add note</source>
      <translation>添加笔记</translation>
    </message>
    <message>
      <source>Add tag</source>
      <translation>添加标签</translation>
    </message>
    <message>
      <source>Add alternative translation</source>
      <translation>添加另一种译法</translation>
    </message>
    <message>
      <source>Add question</source>
      <translation>添加疑问</translation>
    </message>
    <message>
      <source>Add correction</source>
      <translation>添加更正</translation>
    </message>
    <message>
      <source>Link passages</source>
      <translation>关联文字</translation>
    </message>
    <message>
      <source>Reply to note</source>
      <translation>回复笔记</translation>
    </message>
    <message>
      <source>Edit note</source>
      <translation>编辑笔记</translation>
    </message>
    <message>
      <source>Settle conflict</source>
      <translation>解决冲突</translation>
    </message>
    <message>
      <source>Change kind of note</source>
      <translation>更改笔记类型</translation>
    </message>
    <message>
      <source>Change colour</source>
      <translation>更改颜色</translation>
    </message>
    <message>
      <source>Change tags</source>
      <translation>更改标签</translation>
    </message>
    <message>
      <source>Link notes</source>
      <translation>关联笔记</translation>
    </message>
    <message>
      <source>Unlink notes</source>
      <translation>取消关联</translation>
    </message>
    <message>
      <source>Move note</source>
      <translation>移动笔记</translation>
    </message>
    <message>
      <source>Reattach note</source>
      <translation>重新定位笔记</translation>
    </message>
    <message>
      <source>Add counterpart</source>
      <translation>添加对应词语</translation>
    </message>
    <message>
      <source>Confirm place</source>
      <translation>确认位置</translation>
    </message>
    <message>
      <source>Delete note</source>
      <translation>删除笔记</translation>
    </message>
    <message>
      <source>Restore note</source>
      <translation>恢复笔记</translation>
    </message>
    <message>
      <source>Add bookmark</source>
      <translation>添加书签</translation>
    </message>
    <message>
      <source>Remove bookmark</source>
      <translation>移除书签</translation>
    </message>
    <message>
      <source>Add the translation</source>
      <translation>添加译文</translation>
    </message>
    <message>
      <source>Make a book</source>
      <translation>建成一本书</translation>
    </message>
    <message>
      <source>Rename the book</source>
      <translation>重命名书</translation>
    </message>
    <message>
      <source>Add chapters</source>
      <translation>添加章节</translation>
    </message>
    <message>
      <source>Move the chapter</source>
      <translation>移动章节</translation>
    </message>
    <message>
      <source>Leave out chapters</source>
      <translation>移出章节</translation>
    </message>
    <message>
      <source>Dissolve the book</source>
      <translation>拆散此书</translation>
    </message>
    <message>
      <source>Remove the book</source>
      <translation>移除书</translation>
    </message>
    <message>
      <source>Replace the article</source>
      <translation>替换文章</translation>
    </message>
    <message>
      <source>Remove article</source>
      <translation>移除文章</translation>
    </message>
    <message>
      <source>Rename article</source>
      <translation>文章改名</translation>
    </message>
    <message>
      <source>Import known words</source>
      <translation>导入认识的词</translation>
    </message>
    <message>
      <source>Mark word</source>
      <translation>更改词语状态</translation>
    </message>
    <message>
      <source>Take back words met</source>
      <translation>撤回读到的词</translation>
    </message>
    <message>
      <source>Edit card</source>
      <translation>编辑卡片</translation>
    </message>
    <message>
      <source>Erase the statistics</source>
      <translation>清除统计</translation>
    </message>
    <message>
      <source>Decide between texts</source>
      <translation>在两个文本间决定</translation>
    </message>
    <message>
      <source>Correct the word</source>
      <translation>更正词语</translation>
    </message>
    <message>
      <source>Remove correction</source>
      <translation>移除更正</translation>
    </message>
    <message>
      <source>Add term</source>
      <translation>添加术语</translation>
    </message>
    <message>
      <source>Edit term</source>
      <translation>编辑术语</translation>
    </message>
    <message>
      <source>Delete term</source>
      <translation>删除术语</translation>
    </message>
  </context>
  <context>
    <name>faults</name>
    <message>
      <source>An error occurred in Duidu. A report of it is in {path}; it contains none of your texts.</source>
      <translation>对读发生内部错误。报告保存在 {path}，其中不含您的任何文本。</translation>
    </message>
    <message>
      <source>Show the report</source>
      <translation>查看报告</translation>
    </message>
  </context>
  <context>
    <name>settings</name>
    <message>
      <source>Appearance</source>
      <translation>外观</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Sepia</source>
      <translation>米黄</translation>
    </message>
    <message>
      <source>High contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英文</translation>
    </message>
    <message>
      <source>简体中文</source>
      <translation>简体中文</translation>
    </message>
    <message>
      <source>Reduce motion</source>
      <translation>减少动画</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>阅读</translation>
    </message>
    <message>
      <source>Texts</source>
      <translation>文本排列</translation>
    </message>
    <message>
      <source>Side by side</source>
      <translation>左右对照</translation>
    </message>
    <message>
      <source>Sentence under sentence</source>
      <translation>逐句对照</translation>
    </message>
    <message>
      <source>Paragraph under paragraph</source>
      <translation>逐段对照</translation>
    </message>
    <message>
      <source>Left text only</source>
      <translation>只看左侧文本</translation>
    </message>
    <message>
      <source>Right text only</source>
      <translation>只看右侧文本</translation>
    </message>
    <message>
      <source>Swap the sides</source>
      <translation>左右对调</translation>
    </message>
    <message>
      <source>New and learning words</source>
      <translation>生词与在学的词</translation>
    </message>
    <message>
      <source>As other words</source>
      <translation>与其他词相同</translation>
    </message>
    <message>
      <source>Underlined</source>
      <translation>加下划线</translation>
    </message>
    <message>
      <source>Tinted</source>
      <translation>加底色</translation>
    </message>
    <message>
      <source>Known and ignored words, too</source>
      <translation>已认识和忽略的词也标出</translation>
    </message>
    <message>
      <source>Hidden until asked for</source>
      <translation>隐藏哪一侧</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>不隐藏</translation>
    </message>
    <message>
      <source>The translation</source>
      <translation>译文</translation>
    </message>
    <message>
      <source>The original</source>
      <translation>原文</translation>
    </message>
    <message>
      <source>Shown at once when asked for</source>
      <translation>每次显示</translation>
    </message>
    <message>
      <source>The sentence</source>
      <translation>一句</translation>
    </message>
    <message>
      <source>The paragraph</source>
      <translation>一段</translation>
    </message>
    <message>
      <source>Dim all but the current sentence</source>
      <translation>只突出当前句</translation>
    </message>
    <message>
      <source>Pages instead of scrolling</source>
      <translation>翻页阅读，不滚动</translation>
    </message>
    <message>
      <source>A ruler under the current sentence</source>
      <translation>当前句标尺</translation>
    </message>
    <message>
      <source>Pace when it goes on by itself</source>
      <translation>自动前进的速度</translation>
    </message>
    <message>
      <source>Chinese characters</source>
      <translation>汉字</translation>
    </message>
    <message>
      <source>As in the text</source>
      <translation>照原文</translation>
    </message>
    <message>
      <source>Simplified</source>
      <translation>简体</translation>
    </message>
    <message>
      <source>Traditional</source>
      <translation>繁体</translation>
    </message>
    <message>
      <source>Size of hanzi</source>
      <translation>汉字大小</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>缩放</translation>
    </message>
    <message>
      <source>Line height</source>
      <translation>行距</translation>
    </message>
    <message>
      <source>Hanzi in a line</source>
      <translation>每行汉字数</translation>
    </message>
    <message>
      <source>Chinese type</source>
      <translation>中文字体</translation>
    </message>
    <message>
      <source>Song</source>
      <translation>宋体</translation>
    </message>
    <message>
      <source>Hei</source>
      <translation>黑体</translation>
    </message>
    <message>
      <source>Latin type</source>
      <translation>西文字体</translation>
    </message>
    <message>
      <source>Serif</source>
      <translation>衬线体</translation>
    </message>
    <message>
      <source>Sans serif</source>
      <translation>无衬线体</translation>
    </message>
    <message>
      <source>Own Chinese font</source>
      <translation>自选中文字体</translation>
    </message>
    <message>
      <source>Own Latin font</source>
      <translation>自选西文字体</translation>
    </message>
    <message>
      <source>Pinyin</source>
      <translation>拼音</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>Over every word</source>
      <translation>所有词</translation>
    </message>
    <message>
      <source>Over words above my level</source>
      <translation>超出我水平的词</translation>
    </message>
    <message>
      <source>Dimmed</source>
      <translation>淡色显示</translation>
    </message>
    <message>
      <source>Under the pointer</source>
      <translation>指针所在处</translation>
    </message>
    <message>
      <source>On click</source>
      <translation>点击时</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>样式</translation>
    </message>
    <message>
      <source>Marks (hǎo)</source>
      <translation>调号 (hǎo)</translation>
    </message>
    <message>
      <source>Numbers (hao3)</source>
      <translation>数字 (hao3)</translation>
    </message>
    <message>
      <source>Zhuyin (ㄏㄠˇ)</source>
      <translation>注音 (ㄏㄠˇ)</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>连写</translation>
    </message>
    <message>
      <source>By word</source>
      <translation>按词</translation>
    </message>
    <message>
      <source>By character</source>
      <translation>按字</translation>
    </message>
    <message>
      <source>Show tone changes as spoken</source>
      <translation>按实际读音显示变调</translation>
    </message>
    <message>
      <source>Tone colours in the text</source>
      <translation>正文声调颜色</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>Pleco</source>
      <translation>Pleco</translation>
    </message>
    <message>
      <source>Dummitt</source>
      <translation>Dummitt</translation>
    </message>
    <message>
      <source>MDBG</source>
      <translation>MDBG</translation>
    </message>
    <message>
      <source>Hanping</source>
      <translation>Hanping</translation>
    </message>
    <message>
      <source>Sinosplice</source>
      <translation>Sinosplice</translation>
    </message>
    <message>
      <source>My own</source>
      <translation>自定义</translation>
    </message>
    <message>
      <source>My own tone colours</source>
      <translation>自定义声调颜色</translation>
    </message>
    <message>
      <source>My level (HSK 2021)</source>
      <translation>我的水平（HSK 2021）</translation>
    </message>
    <message>
      <source>A short meaning with hard words</source>
      <translation>难词附简短释义</translation>
    </message>
    <message>
      <source>Looking up</source>
      <translation>查词</translation>
    </message>
    <message>
      <source>Look up under the pointer</source>
      <translation>指针停留时查词</translation>
    </message>
    <message>
      <source>Always</source>
      <translation>总是</translation>
    </message>
    <message>
      <source>While Ctrl is held</source>
      <translation>按住 Ctrl 时</translation>
    </message>
    <message>
      <source>While Shift is held</source>
      <translation>按住 Shift 时</translation>
    </message>
    <message>
      <source>While Alt is held</source>
      <translation>按住 Alt 时</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>从不</translation>
    </message>
    <message>
      <source>After</source>
      <translation>停留时长</translation>
    </message>
    <message>
      <source>Hide after</source>
      <translation>隐藏延迟</translation>
    </message>
    <message>
      <source>Tone colours in the card</source>
      <translation>卡片声调颜色</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>笔记</translation>
    </message>
    <message>
      <source>Your name on notes and corrections</source>
      <translation>笔记和更正上的署名</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>复习</translation>
    </message>
    <message>
      <source>At a time</source>
      <translation>每次时长</translation>
    </message>
    <message>
      <source>New words a day</source>
      <translation>每天新词数</translation>
    </message>
    <message>
      <source>Reviews a day at most</source>
      <translation>每天最多复习数</translation>
    </message>
    <message>
      <source>To be remembered when due</source>
      <translation>到期时应记住的比例</translation>
    </message>
    <message>
      <source>New and forgotten words come back</source>
      <translation>新词和忘记的词再次出现</translation>
    </message>
    <message>
      <source>After 1 and 10 minutes</source>
      <translation>1 分钟和 10 分钟后</translation>
    </message>
    <message>
      <source>After 10 minutes</source>
      <translation>10 分钟后</translation>
    </message>
    <message>
      <source>After 1, 10 and 60 minutes</source>
      <translation>1、10 和 60 分钟后</translation>
    </message>
    <message>
      <source>On the next day</source>
      <translation>第二天</translation>
    </message>
    <message>
      <source>Parameters of FSRS-6</source>
      <translation>FSRS-6 参数</translation>
    </message>
    <message>
      <source>Also ask for the word by its translation</source>
      <translation>也由译文问原词</translation>
    </message>
    <message>
      <source>Also ask by ear, where there is a voice</source>
      <translation>有语音时也听音作答</translation>
    </message>
    <message>
      <source>Words read without looking them up come later</source>
      <translation>阅读中没有查的词推迟复习</translation>
    </message>
    <message>
      <source>Count by day what is read</source>
      <translation>按天统计阅读</translation>
    </message>
    <message>
      <source>Say over a text how much of it I know</source>
      <translation>在文章上方说明我认识多少</translation>
    </message>
    <message>
      <source>Never cut or change the original</source>
      <translation>不切分也不修改原文</translation>
    </message>
    <message>
      <source>On paper</source>
      <translation>打印与 PDF</translation>
    </message>
    <message>
      <source>Texts on paper</source>
      <translation>打印时的文本排列</translation>
    </message>
    <message>
      <source>As on the page</source>
      <translation>与页面相同</translation>
    </message>
    <message>
      <source>Pinyin on paper</source>
      <translation>打印拼音</translation>
    </message>
    <message>
      <source>My notes on paper</source>
      <translation>打印我的笔记</translation>
    </message>
    <message>
      <source>At the foot of the sheet</source>
      <translation>排在页脚</translation>
    </message>
    <message>
      <source>After the text</source>
      <translation>排在正文之后</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>不印</translation>
    </message>
    <message>
      <source>Type on paper</source>
      <translation>打印字号</translation>
    </message>
    <message>
      <source>Large, 12 points</source>
      <translation>大字（小四，12 磅）</translation>
    </message>
    <message>
      <source>Book, 10.5 points</source>
      <translation>书籍（五号，10.5 磅）</translation>
    </message>
    <message>
      <source>Small, 9 points</source>
      <translation>小字（小五，9 磅）</translation>
    </message>
    <message>
      <source>Sheet of a PDF</source>
      <translation>PDF 纸张大小</translation>
    </message>
    <message>
      <source>A4</source>
      <translation>A4</translation>
    </message>
    <message>
      <source>Letter</source>
      <translation>Letter（美国信纸）</translation>
    </message>
    <message>
      <source>A5</source>
      <translation>A5</translation>
    </message>
    <message>
      <source>Beginner</source>
      <translation>初级</translation>
    </message>
    <message>
      <source>Intermediate</source>
      <translation>中级</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>高级</translation>
    </message>
    <message>
      <source>Translator</source>
      <translation>译者</translation>
    </message>
    <message>
      <source>Book</source>
      <translation>书本</translation>
    </message>
    <message>
      <source>Plain</source>
      <translation>简洁</translation>
    </message>
    <message>
      <source>Large print</source>
      <translation>大字</translation>
    </message>
    <message>
      <source>Evening</source>
      <translation>夜间</translation>
    </message>
  </context>
</TS>
