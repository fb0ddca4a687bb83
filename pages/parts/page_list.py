"""The pages: script, path in the address, title."""

PAGES = (
    ("overview.py", "", "Overview"),
    ("online_services.py", "online-services", "Online services"),
    ("shared_software.py", "shared-software", "Shared software"),
    ("portals.py", "portals", "Portals"),
    ("other_work.py", "other-work", "Other work"),
    ("targets.py", "targets", "Targets"),
    ("organisation.py", "organisation", "Organisations"),
    ("briefings.py", "briefings", "Briefings"),
    ("methods.py", "methods", "Methods"),
    ("upload.py", "upload", "Upload"),
    ("history.py", "history", "History"),
)
