"""The first steps as assets: the documents folder, and what is printed in its documents."""

import hashlib

import dagster as dg

from juesuan.scheduler.models import RAW_ROWS
from juesuan.scheduler.pages import changes_table, markdown_table, rejected_table
from juesuan.scheduler.rebuild import Rebuild
from juesuan.warehouse.stages import read_documents

DOCUMENTS = dg.AssetKey("documents")


def documents_asset(patience: dg.RetryPolicy) -> dg.AssetsDefinition:
    """Make the asset of the documents folder, which begins the build.

    Args:
        patience: how long to wait for another build to end.

    Returns:
        The asset.
    """

    @dg.asset(key=DOCUMENTS, group_name="intake", kinds={"text"}, retry_policy=patience)
    def documents(
        context: dg.AssetExecutionContext, rebuild: dg.ResourceParam[Rebuild]
    ) -> dg.MaterializeResult[None]:
        """The disclosures as received (决算公开文件), by content: one SHA-256 a file."""
        again = context.retry_number < patience.max_retries
        with rebuild.step(first=True, again=again) as work:
            hashes = sorted(work.inputs.documents.items())
            return dg.MaterializeResult(
                data_version=dg.DataVersion(hashlib.sha256(repr(hashes).encode()).hexdigest()),
                metadata={
                    "files": len(hashes),
                    "changes 变动": changes_table(work.changes),
                    "documents 文件": markdown_table(("document 文件", "SHA-256"), hashes),
                },
            )

    return documents


def raw_rows_asset(patience: dg.RetryPolicy) -> dg.AssetsDefinition:
    """Make the asset of the raw rows.

    Args:
        patience: how long to wait for documents that are being copied.

    Returns:
        The asset.
    """

    @dg.asset(
        key=RAW_ROWS,
        deps=[DOCUMENTS],
        group_name="intake",
        kinds={"python", "parquet"},
        retry_policy=patience,
    )
    def raw_rows(
        context: dg.AssetExecutionContext, rebuild: dg.ResourceParam[Rebuild]
    ) -> dg.MaterializeResult[None]:
        """What is printed in each document (原始行): tables, narrative, projects."""
        again = context.retry_number < patience.max_retries
        with rebuild.step(again=again) as work:
            summary = read_documents(work)
            return dg.MaterializeResult(
                metadata={
                    "documents": summary.documents,
                    "figures in tables": summary.table_figures,
                    "figures in narratives": summary.narrative_figures,
                    "numbers not read": summary.unread_tokens,
                    "issues": len(summary.issues),
                    "errors": len(summary.errors),
                    "rejected files": len(summary.rejected),
                    "rejected 未读文件": rejected_table(summary.rejected),
                }
            )

    return raw_rows
