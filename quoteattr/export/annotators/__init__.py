"""Results for tools in which people annotate; `quoteattr.corrections.tools` reads them back."""
