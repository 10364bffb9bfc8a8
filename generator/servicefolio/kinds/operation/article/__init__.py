"""The kind article."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.article.model import Article

KIND = Kind(
    model=Article,
    process="operation",
    title="Article",
    titles="Articles",
    icon="material/help-circle-outline",
    summary="How something is done, or the answer to a question that is often asked.",
    plural="articles",
    long_form=True,
)
