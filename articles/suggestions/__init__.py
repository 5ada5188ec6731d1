"""What a text proposes to the editor; nothing here changes anything."""
