"""Minds behind a game by lines: one request a line on standard input, one answer a line on standard output.

For engines that are not Python and start Unsaid as a child process. The words are those of the server's addresses.
``wire`` says what a line may be, ``table`` what is there between requests, ``answering`` what each request does, and
``running`` reads and writes. Nothing here needs the packages that the server stands on.
"""
