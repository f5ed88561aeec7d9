"""Everything that the product says, in Chinese and English: `ui` for the outputs, one module for each other matter."""
