"""Makes the Word documents of this folder: by python-docx, and by LibreOffice from a page. Run: python3 make.py"""

import os
import subprocess
import sys
import tempfile
import zipfile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

HERE = os.path.dirname(os.path.abspath(__file__))


def at(name):
    return os.path.join(HERE, name)


def element(xml):
    head, rest = xml.split(">", 1) if "/>" != xml[xml.index(">") - 1 : xml.index(">") + 1] else (xml[:-2], None)
    return parse_xml(f"{head} {nsdecls('w')}>{rest}" if rest is not None else f"{head} {nsdecls('w')}/>")


def settle(document, name):
    """The same bytes whenever it is made."""
    path = at(name)
    document.save(path)
    with zipfile.ZipFile(path) as packed:
        parts = [(i.filename, packed.read(i)) for i in packed.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts:
            info = zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, content)


def lists(document):
    """Two lists: 1, 1.1, a) and one of its own that begins at 5."""
    numbering = document.part.numbering_part.element
    levels = [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")]
    level = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlText w:val="{t}"/></w:lvl>'
        for i, (f, t) in enumerate(levels)
    )
    own = '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    first = numbering.find("{*}num")
    for number, body in ((90, level), (91, own)):
        first.addprevious(element(f'<w:abstractNum w:abstractNumId="{number}">{body}</w:abstractNum>'))
    for number in (90, 91):
        numbering.append(element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def number(paragraph, level, of):
    paragraph._p.get_or_add_pPr().append(element(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'))


def run(paragraph, xml):
    paragraph._p.append(element(xml))


def of_python():
    document = Document()
    lists(document)
    document.sections[0].header.paragraphs[0].text = "ĐẦU TRANG"
    document.sections[0].footer.paragraphs[0].text = "CHÂN TRANG"
    heading = document.add_table(1, 2)
    heading.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH"
    heading.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("")
    document.add_paragraph("Xã Bình Minh, huyện Minh Họa, tỉnh Hải Dương, năm 2024")
    table = document.add_table(8, 4)
    for column, text in enumerate(["TT", "Tiêu chí", "Nội dung", "Kết quả"]):
        table.cell(0, column).text = text
    table.cell(1, 0).merge(table.cell(1, 3)).text = "I. HẠ TẦNG"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "2"
    table.cell(2, 1).merge(table.cell(3, 1)).text = "Giao thông"
    # A result of two paragraphs, one of them with a line break.
    cell = table.cell(2, 3)
    cell.text = "95,5%"
    cell.add_paragraph("Đạt").add_run().add_break()
    cell.paragraphs[1].add_run("(382/400)")
    number(table.cell(2, 2).paragraphs[0], 0, 90)
    table.cell(2, 2).paragraphs[0].add_run("Đường xã")
    number(table.cell(3, 2).paragraphs[0], 1, 90)
    table.cell(3, 2).paragraphs[0].add_run("Đường thôn")
    more = table.cell(3, 2).add_paragraph("Ngõ")
    number(more, 2, 90)
    raised = table.cell(3, 3).paragraphs[0]
    raised.add_run("9")
    raised.add_run("1").font.superscript = True
    number(table.cell(4, 0).paragraphs[0], 0, 91)
    table.cell(4, 2).text = "Gạch bỏ"
    struck = table.cell(4, 3).paragraphs[0]
    struck.add_run("5").font.strike = True
    struck.add_run("62")
    number(table.cell(5, 0).paragraphs[0], 0, 91)
    table.cell(5, 2).text = "Sửa có theo dõi"
    tracked = table.cell(5, 3).paragraphs[0]
    run(tracked, '<w:del w:id="1" w:author="a"><w:r><w:delText>71</w:delText></w:r></w:del>')
    run(tracked, '<w:ins w:id="2" w:author="a"><w:r><w:t>82</w:t></w:r></w:ins>')
    run(tracked, '<w:r><w:rPr><w:vanish/></w:rPr><w:t>000</w:t></w:r>')
    table.cell(6, 2).text = "Bảng con"
    inner = table.cell(6, 3).add_table(1, 2)
    inner.cell(0, 0).text = "1"
    inner.cell(0, 1).text = "234"
    table.cell(7, 2).text = "Phân số"
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    fraction = "<m:num><m:r><m:t>382</m:t></m:r></m:num><m:den><m:r><m:t>400</m:t></m:r></m:den>"
    table.cell(7, 3).paragraphs[0]._p.append(parse_xml(f"<m:oMath {math}><m:f>{fraction}</m:f></m:oMath>"))
    box = '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Bấm vào đây</w:t></w:r></w:sdtContent></w:sdt>'
    run(table.cell(7, 1).paragraphs[0], box)
    document.add_paragraph("Nơi nhận: như trên")
    settle(document, "python-docx.docx")


def decision():
    """The decision's own table with results."""
    document = Document()
    document.add_paragraph("Biểu kết quả thực hiện Bộ tiêu chí nông thôn mới")
    document.add_paragraph("Xã: Đông Sơn")
    document.add_paragraph("Năm đánh giá: 2024")
    rows = [
        ("2.1", "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa", "100"),
        ("2.2", "Tỷ lệ đường thôn được cứng hóa", "87,5"),
        ("4.2", "Tỷ lệ hộ có đăng ký trực tiếp và được sử dụng điện", "99,6"),
        ("13.2", "Xã có mô hình liên kết", "Đạt"),
    ]
    table = document.add_table(len(rows) + 1, 3)
    for row, texts in enumerate([("Mã", "Nội dung", "Kết quả thực hiện")] + rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    settle(document, "quyet-dinh.docx")


PAGE = """<html><meta charset="utf-8"><body><p>Xã Đông Sơn, năm 2024</p>
<table border="1"><tr><th rowspan="2">TT</th><th colspan="2">Kết quả</th></tr><tr><th>Nam</th><th>Nữ</th></tr>
<tr><td>1</td><td>95,5<sup>1</sup></td><td><s>5</s>62</td></tr>
<tr><td><ol><li>Một</li><li>Hai</li></ol></td><td>7<br>9</td><td colspan="1">x</td></tr></table>
<p>Bảng sau</p><table border="1"><tr><td>a</td><td>b</td><td>c</td></tr></table></body></html>"""


def of_libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "writer.html")
        with open(page, "w", encoding="utf-8") as file:
            file.write(PAGE)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        office = ["soffice", profile, "--headless", "--convert-to"]
        text = office + ["docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)", "--outdir", HERE, page]
        subprocess.run(text, check=True, stdout=sys.stderr)
        old = office + ["doc:MS Word 97", "--outdir", HERE, at("quyet-dinh.docx")]
        subprocess.run(old, check=True, stdout=sys.stderr)


if __name__ == "__main__":
    of_python()
    decision()
    of_libreoffice()
