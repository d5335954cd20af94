"""Prints what python-docx finds in documents, one object a file, as a JSON list.

`disorder` names children that stand where ECMA-376-1 does not have them, in any part.
"""

import json
import sys
import zipfile

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RUN = "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
PARAGRAPH = "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
ORDER = {
    W + "rPr": RUN, W + "pPr": PARAGRAPH,
    W + "p": "pPr r", W + "r": "rPr t br drawing fldChar instrText",
    W + "tbl": "tblPr tblGrid tr", W + "tr": "tblPrEx trPr tc", W + "tc": "tcPr p",
    W + "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    W + "tblCellMar": "top left bottom right",
    W + "tblBorders": "top left bottom right insideH insideV",
    W + "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    W + "trPr": "cantSplit tblHeader",
    W + "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    W + "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
    W + "styles": "docDefaults latentStyles style", W + "font": "altName panose1 charset family notTrueType pitch sig",
    W + "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    C + "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData",
    C + "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
    C + "plotArea": "layout barChart doughnutChart catAx valAx",
    C + "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    C + "doughnutChart": "varyColors ser dLbls firstSliceAng holeSize",
    C + "ser": "idx order tx spPr invertIfNegative pictureOptions explosion dPt dLbls trendline errBars cat val",
    C + "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    C + "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    C + "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    C + "catAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx",
    C + "valAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx",
}


def disorder(path):
    found = []
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            for element in etree.fromstring(package.read(name)).iter():
                order = ORDER.get(element.tag)
                if not order:
                    continue
                order = order.split()
                places = [order.index(t) if (t := etree.QName(c).localname) in order else -1 for c in element]
                if -1 in places or places != sorted(places):
                    found.append(f"{name}: {etree.QName(element).localname}: "
                                 + " ".join(etree.QName(c).localname for c in element))
    return found


def facts(path):
    document = docx.Document(path)
    first = document.sections[0]
    return {
        "margins": [round(getattr(first, side + "_margin").mm, 1) for side in ("top", "left", "right", "bottom")],
        "landscape": [s.orientation == 1 for s in document.sections],
        "styles": {p.text: p.style.name for p in document.paragraphs if p.text},
        "tables": [[t.style.name, len(t.rows), len(t.columns)] for t in document.tables],
        "merged": sum(len(t._tbl.findall(f".//{W}vMerge")) for t in document.tables),
        "keeps": sum(len(t._tbl.findall(f".//{W}keepNext")) for t in document.tables),
        "header": [p.text for p in first.header.paragraphs],
        "text": [p.text for p in document.paragraphs],
        "fonts": sorted({v for e in document.styles.element.iter(W + "rFonts") for v in e.attrib.values()}),
        "charts": sum(1 for p in document.part.package.iter_parts() if "/charts/" in p.partname),
        "created": str(document.core_properties.created)[:10],
        "disorder": disorder(path) if sys.argv[1] == "ours" else [],
    }


json.dump([facts(path) for path in sys.argv[2:]], sys.stdout, ensure_ascii=False)
