"""What must hold whatever happens: crashes, two people at once, any order of acts, and power cuts."""
