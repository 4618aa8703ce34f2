"""A small web server: paste a text and see its report, or post it as JSON and get its record.

`app` answers requests, `readers` are the processes that find quotations, within a time limit, and
`openapi.json` describes the endpoint for programs. Nothing is stored, and no text is logged.
"""
