"""What a PDF (ISO 32000-2) does and says besides its pages, found out within bounds."""
