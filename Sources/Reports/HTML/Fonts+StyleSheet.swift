import Cells

extension Fonts {
  /// How documents look on the screen and on A4 paper (GB/T 9704-2012 §5.2 and §7: page, type area,
  /// sizes and faces of title, headings, text and page numbers).
  var styleSheet: String {
    """

    :root { color-scheme: light; --song: \(family(title)), "FZXiaoBiaoSong-B05S", "小标宋", "STZhongsong", "SimSun", serif;
      --hei: \(family(heading1)), "SimHei", "Noto Sans CJK SC", sans-serif; --kai: \(family(heading2)), "楷体", "KaiTi", "STKaiti", serif;
      --fang: \(family(body)), "仿宋", "FangSong", "STFangsong", serif; --latin: \(family(latin)); }
    * { box-sizing: border-box; }
    body { margin: 0; background: #e7e7e7; color: #000; font: 16pt/28.95pt var(--latin), var(--fang); }
    .sheet { width: 210mm; max-width: 100%; min-height: 297mm; margin: 1rem auto; padding: 37mm 26mm 35mm 28mm;
      background: #fff; box-shadow: 0 0 6px #999; }
    .wide { width: 297mm; min-height: 210mm; padding: 28mm 35mm 26mm 37mm; }
    h1, h2, h3, h4, h5, p, ol, figure { margin: 0; font-size: inherit; font-weight: normal; overflow-wrap: anywhere; }
    h1, .annex-title { font: 22pt/35pt var(--song); text-align: center; text-wrap: balance; margin-bottom: 28.95pt; }
    h2, h3, h4, h5, p.body { text-indent: 2em; }
    h2 { font-family: var(--hei); } h3 { font-family: var(--kai); } h4 { font-weight: bold; }
    h2.annex-title { text-indent: 0; font-family: var(--song); }
    .body { text-align: justify; letter-spacing: -0.21pt; } .body strong { font-weight: bold; }
    .recipient { text-align: left; } .annex { font-family: var(--hei); }
    .reference { text-align: center; margin: -10pt 0 14pt; }
    .note { font-size: 12pt; line-height: 20pt; margin: 6pt 0; }
    .attachments { display: flex; break-before: avoid; margin-top: 28.95pt; padding-left: 2em; }
    .attachments p { flex: none; } .attachments ol { list-style: none; padding: 0; }
    .signature { width: max-content; max-width: 100%; margin: 57.9pt 2em 0 auto; } .signature .date { padding-left: 2em; }
    table { width: 100%; border-collapse: collapse; margin: 8pt 0; font-size: 12pt; line-height: 1.4; }
    table.close { font-size: 10.5pt; } table.dense { font-size: 9pt; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { border: 0.5pt solid #000; padding: 2pt 3pt; overflow-wrap: anywhere; }
    th { font-family: var(--hei); font-weight: normal; text-align: center; text-wrap: balance; }
    td { vertical-align: middle; text-align: center; }
    td.text { text-align: left; min-width: 8em; } td.short { white-space: nowrap; } td.word { min-width: 4em; }
    table.form { table-layout: fixed; font-size: 10.5pt; } col.label { width: 5em; } table.form td { text-align: left; height: 2em; }
    p.signed { text-align: right; white-space: nowrap; margin-top: 4pt; }
    figure { margin: 8pt 0; text-align: center; } figcaption { font-size: 12pt; }
    svg { width: 100%; height: auto; } svg text { font: 14px var(--hei); }
    @media screen and (max-width: 210mm) { .sheet { padding: 8mm 5mm; min-height: 0; margin: 0 auto; overflow-x: auto; } }
    @page { size: A4 portrait; margin: 37mm 26mm 35mm 28mm; }
    @page wide { size: A4 landscape; margin: 28mm 35mm 26mm 37mm; }
    @page { @bottom-center { content: "— " counter(page) " —"; font: 14pt \(family(pageNumber)), "SimSun", serif; } }
    @media print {
      body { background: none; }
      .sheet { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }
      .sheet + .sheet { break-before: page; }
      .wide { page: wide; }
      thead { display: table-header-group; }
      tr, tbody, figure, .signature { break-inside: avoid; }
      h1, h2, h3, h4, h5, .annex, caption { break-after: avoid; }
      .form tbody { break-inside: auto; }
      .signature { break-before: avoid; }
      p.body { orphans: 2; widows: 2; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }

    """
  }

  /// A family by its name, which may end neither the string nor the sheet.
  private func family(_ name: String) -> String {
    "\"\(name.printable.filter { !"\"\\<>".contains($0) })\""
  }
}
