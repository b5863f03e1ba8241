"""The command `juesuan export`: what it asks of the export, and how it answers."""

from collections.abc import Sequence
from pathlib import Path

from juesuan.export.run import ExportReport, FileFormat, export
from juesuan.export.selection import Wish
from juesuan.printing import PlainConsole, print_json, print_line


def run_export(
    console: PlainConsole,
    database: Path,
    folder: Path,
    wish: Wish,
    formats: Sequence[FileFormat],
    *,
    as_json: bool,
) -> None:
    """Export and print what was written.

    Args:
        console: where to print.
        database: the published file; it is only read.
        folder: where to export to.
        wish: which tables, offices and years.
        formats: which formats; none means all.
        as_json: answer for programs.
    """
    report = export(database, folder, wish, formats)
    if as_json:
        print_json(console, _record(report))
    else:
        for line in _lines(report):
            print_line(console, line)


def _lines(report: ExportReport) -> list[str]:
    rows = sum(report.row_counts.values())
    lines = [f"Exported {len(report.row_counts)} tables, {rows:,} rows, to {report.folder}:"]
    for format_ in dict.fromkeys(file.format for file in report.files):
        files = [file for file in report.files if file.format == format_]
        size = sum(file.byte_count for file in files) / 1e6
        # The last file of a format is the one to open.
        lines.append(f"  {format_}: {len(files)} files, {size:.1f} MB, {files[-1].path}")
    lines.extend(f"  {table}: {text}" for table, text in report.limits)
    return lines


def _record(report: ExportReport) -> dict[str, object]:
    return {
        "folder": str(report.folder),
        "tables": [
            {"table": name, "row_count": count} for name, count in report.row_counts.items()
        ],
        "files": [
            {
                "path": file.path,
                "format": file.format,
                "byte_count": file.byte_count,
                "sha256": file.sha256,
            }
            for file in report.files
        ],
        "limits": [{"table": table, "message": text} for table, text in report.limits],
    }
