"""Results as tasks for annotation tools; `quoteattr.corrections.tools` reads them back."""
