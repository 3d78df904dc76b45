"""Some of the workbooks again in other formats."""


def others(made, folder, write, few=False):
    pass
