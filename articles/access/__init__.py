"""What each address needs of who asks: declared at its view, held there, and checked of every address."""
