"""An estate file read as a survey and exchanged as a bundle: what laptop and office do alike."""
