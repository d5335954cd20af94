"""Writes files that mean harm, or are merely broken, into a folder: one file a case, named for it."""

import pathlib
import struct
import sys
import zipfile

FOLDER = pathlib.Path(sys.argv[1])
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPC = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CELL = '<row r="1"><c r="A1" t="str"><v>甲</v></c></row>'
BLANKS = " " * (1 << 20)


def relations(*targets):
    return f'<Relationships xmlns="{OPC}/relationships">' + "".join(
        f'<Relationship Id="rId{n}" Type="{KIND}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def sheet(rows=CELL, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(**changed):
    own = {
        "[Content_Types].xml":
            f'<Types xmlns="{OPC}/content-types"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml":
            f'<workbook xmlns="{MAIN}" xmlns:r="{KIND}"><sheets>'
            '<sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml")),
        "xl/worksheets/sheet1.xml": sheet(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>甲</t></si></sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>',
    }
    return own | {{"sheet": "xl/worksheets/sheet1.xml", "book": "xl/workbook.xml",
                   "shared": "xl/sharedStrings.xml", "styles": "xl/styles.xml",
                   "types": "[Content_Types].xml", "root": "_rels/.rels",
                   "relations": "xl/_rels/workbook.xml.rels"}[key]: value
                  for key, value in changed.items()}


def pack(name, content, more=(), method=zipfile.ZIP_DEFLATED):
    """A part is a text, bytes, or pieces of a text with how often each stands there."""
    with zipfile.ZipFile(FOLDER / name, "w", method, compresslevel=1) as package:
        for part, text in [*content.items(), *more]:
            if not isinstance(text, list):
                package.writestr(part, text)
                continue
            with package.open(part, "w") as file:
                for piece, times in text:
                    for _ in range(times):
                        file.write(piece.encode())


def entities(text):
    return f'<?xml version="1.0"?><!DOCTYPE x [{text}]>' + sheet(
        '<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>')


LOL = '<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
HEAD, TAIL = sheet("\0").split("\0")


def pieces(*inner):
    return [(HEAD, 1), *inner, (TAIL, 1)]


def row(attributes="", cells='<c t="str"><v>甲</v></c>'):
    return f"<row {attributes}>{cells}</row>"


pack("好的.xlsx", parts())
pack("实体炸弹.xlsx", parts(sheet=entities(LOL)))
pack("外部实体.xlsx", parts(sheet=entities('<!ENTITY j SYSTEM "file:///etc/passwd">')))
pack("UTF-16 的 DTD.xlsx", parts(sheet=(
    "\ufeff" + entities(LOL).replace('"1.0"', '"1.0" encoding="UTF-16"')).encode("utf-16-le")))
pack("二十万层嵌套.xlsx", parts(sheet="<worksheet>" + "<a>" * 200_000 + "</a>" * 200_000 + "</worksheet>"))
pack("空白炸弹.xlsx", parts(sheet=pieces((BLANKS, 600))))
pack("共享文字炸弹.xlsx", parts(shared=[(f'<sst xmlns="{MAIN}">', 1), ("<si/>" * 10_000, 4000), ("</sst>", 1)]))
pack("共享文字数不清.xlsx", parts(shared=[
    (f'<sst xmlns="{MAIN}"><si><t>', 1), (BLANKS, 300), ("</t></si></sst>", 1)]))
pack("样式炸弹.xlsx", parts(styles=[
    (f'<styleSheet xmlns="{MAIN}"><cellXfs>', 1), ('<xf numFmtId="14"/>' * 10_000, 2000),
    ("</cellXfs></styleSheet>", 1)]))
pack("样式太多.xlsx", parts(styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>' + "".join(
    f'<xf numFmtId="{n * 7919 % 99991}"/>' for n in range(150_000)) + "</cellXfs></styleSheet>"))
pack("三百兆的一格.xlsx", parts(sheet=pieces(
    ('<row r="1"><c r="A1" t="str"><v>', 1), ("甲" * (1 << 20), 100), ("</v></c></row>", 1))))
pack("很多属性.xlsx", parts(sheet="<worksheet " + " ".join(
    f'a{n}=""' for n in range(200_000)) + "/>"))
for name, part in [("上级目录", "../../etc/passwd"), ("绝对路径", "/etc/passwd"), ("反斜线", "xl\\a.xml"),
                   ("名称带控制符", "xl/甲\x1b[31m.xml"), ("名称重复", "XL/Workbook.xml")]:
    pack(f"{name}.xlsx", parts(), [(part, "<a/>")])
pack("七万个部件.xlsx", parts(), [(f"a{n}", "") for n in range(70_000)], zipfile.ZIP_STORED)
WIDE = '<mergeCell ref="A1:XFD1048576"/>'
pack("整张合并几万次.xlsx", parts(sheet=sheet(
    "".join(row(cells='<c t="str"><v>甲</v></c>' * 50) for _ in range(2_000)),
    f"<mergeCells>{''.join(WIDE.replace('A1', f'A{n % 2000 + 1}') for n in range(50_000))}</mergeCells>")))
pack("合并不成区域.xlsx", parts(sheet=sheet(after='<mergeCells><mergeCell ref="C3:A1"/></mergeCells>')))
for name, bad in [("行号为负", 'r="-1"'), ("行号太大", 'r="1048577"'), ("行号巨大", f'r="{"9" * 400}"')]:
    pack(f"{name}.xlsx", parts(sheet=sheet(row(bad))))
pack("行号倒退.xlsx", parts(sheet=sheet(row('r="9"') + row('r="3"'))))
pack("列号巨大.xlsx", parts(sheet=sheet(row(cells=f'<c r="{"Z" * 4000}1"><v>1</v></c>'))))
pack("没有列号.xlsx", parts(sheet=sheet(row(cells='<c r="12"><v>1</v></c>'))))
pack("每行写在最后一列.xlsx", parts(sheet=sheet("".join(
    row(f'r="{n}"', f'<c r="XFD{n}"><v>{n * 7919 % 99991}</v></c>') for n in range(1, 9_000)))))
pack("所指的文字不存在.xlsx", parts(sheet=sheet(row(cells='<c t="s"><v>1</v></c>'))))
pack("所指的文字为负.xlsx", parts(sheet=sheet(row(cells='<c t="s"><v>-1</v></c>'))))
pack("关系成环.xlsx", parts(
    root=relations(("officeDocument", "_rels/.rels")),
    relations=relations(("worksheet", "workbook.xml"))))
pack("两张表同一部件.xlsx", parts(book=f'<workbook xmlns="{MAIN}" xmlns:r="{KIND}"><sheets>' + "".join(
    f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 900)) + "</sheets></workbook>"))
pack("带宏.xlsx", parts(), [("xl/vbaProject.bin", "")])
pack("自称不带宏.xlsm", parts(types=parts()["[Content_Types].xml"].replace(
    f"{TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")))
pack("二进制工作簿.xlsb", parts(types=parts()["[Content_Types].xml"].replace(
    f"{TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main")))
pack("表格.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
pack("普通压缩包.zip", {"a.txt": "甲"})
pack("其实是文档.xlsx", parts(root=relations(("officeDocument", "xl/sharedStrings.xml"))))

good = (FOLDER / "好的.xlsx").read_bytes()
(FOLDER / "旧版或带密码.xls").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096))
(FOLDER / "很多结尾.xlsx").write_bytes(good + (b"PK\5\6" + bytes(18)) * 2_900)
end = good.rindex(b"PK\5\6")
lying = bytearray(good)
lying[end + 8:end + 16] = struct.pack("<HHI", 65_534, 65_534, 90_000_000)
(FOLDER / "目录说谎.xlsx").write_bytes(lying)

(FOLDER / "全是引号.csv").write_bytes(b'"' * (4 << 20))
(FOLDER / "行数太多.csv").write_bytes(b'a\n' * (2 << 20))
(FOLDER / "一行四兆.csv").write_bytes(b"a" * (4 << 20))
(FOLDER / "全是逗号.csv").write_bytes(b"," * (4 << 20))
(FOLDER / "引号没有成对.csv").write_bytes('序号,问题\n1,"甲\n2,乙\n'.encode())
(FOLDER / "空字节.csv").write_bytes(b"a,b\0c\n")
(FOLDER / "坏的 UTF-8.csv").write_bytes("序号,问题表现\n1,整改落实不到位".encode() + b"\xff\n")
(FOLDER / "不明编码.csv").write_bytes(b"a,\xff\xff\xff\n")
(FOLDER / "孤立代理.csv").write_bytes(b"\xff\xfe" + "序,".encode("utf-16-le") + b"\x00\xd8a\0")
(FOLDER / "空的.csv").write_bytes(b"")
(FOLDER / "其实是网页.xls").write_bytes("<html><table><tr><td>序号</td></tr></table></html>".encode())
(FOLDER / "超过一百兆.csv").touch()
with open(FOLDER / "超过一百兆.csv", "r+b") as file:
    file.truncate((100 << 20) + 1)
