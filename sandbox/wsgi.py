import os

from django.core.wsgi import get_wsgi_application

from sandbox.machine.frames import in_one_block

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sandbox.settings")

application = in_one_block(get_wsgi_application())
