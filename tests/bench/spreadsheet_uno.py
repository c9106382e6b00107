# SPDX-License-Identifier: EUPL-1.2
#
# Opens a spreadsheet in LibreOffice without a window, lets it compute everything anew a number of times, and prints as JSON
# how long that took and what stands in some cells.
#
#   python3 spreadsheet_uno.py PIPE FILE ROUNDS SHEET ROW COLUMN COUNT DOWN
#
# COUNT cells from SHEET (number), ROW and COLUMN (from 0), to the right or, with DOWN = 1, downwards. LibreOffice listens
# on PIPE already.
import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # not listening yet
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def main():
    pipe, path, rounds, sheet, row, column, count, down = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:9])
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    begin = time.perf_counter()
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden,))
    loaded = time.perf_counter() - begin
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        document.calculateAll()
        times.append(time.perf_counter() - begin)
    cells = document.Sheets.getByIndex(sheet)
    values, errors = [], 0
    for i in range(count):
        cell = cells.getCellByPosition(column + (0 if down else i), row + (i if down else 0))
        values.append(cell.Value)
        errors += cell.getError() != 0
    document.close(True)
    if "--stop" in sys.argv:
        try:
            desktop.terminate()
        except Exception:  # it hangs up while it goes
            pass
    print(json.dumps({"load": loaded, "calculate": sorted(times)[len(times) // 2], "values": values, "errors": errors}), flush=True)
    os._exit(0)  # the bridge to an office that has gone may crash while Python takes it down


main()
