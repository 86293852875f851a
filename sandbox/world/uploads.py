"""Files that are sent: kept in memory for the length of the request, and never on the disk."""

import io

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from sandbox.world.samples import MOST_BYTES

MOST_KEPT = MOST_BYTES + 1
"""One byte more than the largest file that a form accepts; what follows is only counted."""


class InMemory(FileUploadHandler):
    """Keep the beginning of each file, and how long it was."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.kept = io.BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.kept.write(raw_data[: max(0, MOST_KEPT - start)])

    def file_complete(self, file_size):
        self.kept.seek(0)
        return InMemoryUploadedFile(
            file=self.kept,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
