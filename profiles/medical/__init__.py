"""« Profil médical »: sections in one table, the pages that show and change them, the synthesis.

Read `sections.py` first. What is typed here is seen by no professional until the synthesis is
saved to the documents (real-service.md §6).
"""

from profiles.medical.sections import completeness

__all__ = ["completeness"]
