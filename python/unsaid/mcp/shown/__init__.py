"""What a client can read besides calling tools: ``resources`` and ``prompts``; the language in a short text of its
own."""
