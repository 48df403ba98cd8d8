// Nothing to call: see mutex_check.c.
