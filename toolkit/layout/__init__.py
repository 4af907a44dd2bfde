"""Layout recovery: from the lines of a source file to the blocks a person sees."""
