"""The fiscal year as a disclosure prints it here and there, and where the places disagree."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from juesuan.disclosure.document import Line
from juesuan.extraction.outline import Region, plain
from juesuan.extraction.starts import CONTENTS, COVER

YEAR = r"((?:19|20)[0-9]{2})"
ANY_YEAR = re.compile(YEAR + r"年度")
FOLDER_YEAR = re.compile(r"(?:^|/)" + YEAR + r"/")
# A day in the name of a file (2025-08-30, 2025年8月) is when it was published.
_FILE_YEAR = re.compile(r"(?<![0-9])" + YEAR + r"(?![0-9]|[-_.年][0-9]{1,2}(?![0-9]))")
# Not 比2023年度减少: the year before, with which the disclosure compares its own.
_OWN_YEAR = re.compile(r"(?<![比较与和同])" + YEAR + "年度(?!相比)")
_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十]+部分)?" + YEAR + r"年度?(?:部门|单位)?决算"
    r"(?:公开)?(?:表|报表|情况说明)?"
)
_CHINESE_YEAR = re.compile(r"二[〇零○OＯo0][〇零○一二三四五六七八九]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇零○OＯo一二三四五六七八九", "000000123456789")
_PRINTED = {
    "cover": ("封面印", "the cover prints"),
    "tables": ("表头多印", "most tables are headed"),
    "text": ("正文多印", "the text mostly speaks of"),
    "folder": ("文件夹为", "its folder is that of"),
}


@dataclass(frozen=True)
class Doubt:
    """A place that names another year than that of the disclosure.

    Attributes:
        line: where the other year is printed; for a name of file or folder, the printed year.
        printed: the other year, as printed.
        zh: what disagrees and what to do, in Chinese.
        en: the same in English.
    """

    line: int
    printed: str
    zh: str
    en: str


def with_digits(text: str) -> str:
    """Write a year printed in characters (二〇二四年) in digits.

    Args:
        text: a plain text.

    Returns:
        The text with every such year in digits.
    """
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_CHINESE_DIGITS), text)


def year_doubts(
    source_file: str,
    regions: Sequence[Region],
    metas: Sequence[tuple[int, str]],
    year: str,
    basis: str,
) -> tuple[Doubt, ...]:
    """Find the headings, and the names of folder and file, that name another year.

    Args:
        source_file: path of the disclosure inside the documents folder.
        regions: its outline.
        metas: the lines between the title and the first row of each table.
        year: its fiscal year.
        basis: where that was read.

    Returns:
        One doubt a year that headings print, one for the folder, one for the name of the file.
    """
    zh, en = _PRINTED[basis]
    known = f"{zh}{year}年度", f"{en} {year}"
    matches = ((number, ANY_YEAR.search(text)) for number, text in metas)
    headings = [*_headings(regions), *((n, match[0], match[1]) for n, match in matches if match)]
    line = next((number for number, _, printed in headings if printed == year), 0)
    return (*_of_headings(headings, year, known), *_of_names(source_file, year, known, line))


def prose_year(lines: Sequence[Line]) -> tuple[int, str, str]:
    """Find the year that the text speaks of most.

    Args:
        lines: the lines of the disclosure.

    Returns:
        Line and text of its first mention, and the year; blank if no year is mentioned.
    """
    found = [
        (line.number, match[0], match[1])
        for line in lines
        for match in _OWN_YEAR.finditer(with_digits(plain(line.text)))
    ]
    years = Counter(year for _, _, year in found).most_common(1)
    return next((one for one in found if one[2] == years[0][0]), (0, "", ""))


def prose_doubts(lines: Sequence[Line], year: str) -> tuple[Doubt, ...]:
    """Find out whether the text speaks of another year than that of its folder.

    Args:
        lines: the lines of the disclosure.
        year: the year of its folder.

    Returns:
        One doubt, or none.
    """
    line, text, told = prose_year(lines)
    if told in ("", year):
        return ()
    return (
        Doubt(
            line,
            text,
            f"封面与各表均未印年度，正文多印“{text}”（第{line}行），按文件夹记为{year}年度；"
            "请核对原件，必要时移入正确的年度文件夹。",
            f"Neither cover nor tables print a year; the text mostly speaks of {told} (line "
            f"{line}), the folder is that of {year}, which is used; check the document and move "
            "it if needed.",
        ),
    )


def _headings(regions: Sequence[Region]) -> Iterator[tuple[int, str, str]]:
    """Yield line, text and year of the title and of the headings (第二部分 2024年部门决算表)."""
    for region in regions:
        is_whole = region.name != COVER  # the title may stand on one line with the office
        for line in region.lines if region.name != CONTENTS else ():
            if "决算" in line.text:
                text = with_digits(plain(line.text))
                found = (_HEADING.fullmatch if is_whole else _HEADING.search)(text)
                if found:
                    yield line.number, found[0], found[1]


def _of_headings(
    headings: Sequence[tuple[int, str, str]], year: str, known: tuple[str, str]
) -> Iterator[Doubt]:
    for other in sorted({printed for _, _, printed in headings} - {year}):
        places = sorted((line, text) for line, text, printed in headings if printed == other)
        line, text = places[0]
        zh, en = (f"等{len(places)}处", f" and {len(places) - 1} more") if places[1:] else ("", "")
        yield Doubt(
            line,
            text,
            f"第{line}行{zh}标题印“{text}”，而{known[0]}，以后者为准；请核对原件。",
            f"Line {line}{en}: the heading prints {other}, but {known[1]}, which is used; "
            "check the document.",
        )


def _of_names(source_file: str, year: str, known: tuple[str, str], line: int) -> Iterator[Doubt]:
    place = f"（第{line}行）" if line else ""
    where = f" (line {line})" if line else ""
    folder = FOLDER_YEAR.search(source_file)
    if folder and folder[1] != year:
        yield Doubt(
            line,
            folder[1],
            f"文件{source_file}放在{folder[1]}年文件夹，而{known[0]}{place}，以所印为准；"
            f"请核对后移入{year}年文件夹。",
            f"{source_file} lies in folder {folder[1]}, but {known[1]}{where}, which is used; "
            f"check it and move it into folder {year}.",
        )
    years = _FILE_YEAR.findall(PurePosixPath(source_file).stem)
    if years and year not in years:
        yield Doubt(
            line,
            years[0],
            f"文件{source_file}的名称写{years[0]}年，而{known[0]}{place}，以后者为准；"
            "请核对内容后更改文件名。",
            f"The name of {source_file} says {years[0]}, but {known[1]}{where}, which is used; "
            "check the document and rename the file.",
        )
