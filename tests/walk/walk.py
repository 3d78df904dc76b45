"""Walks the way of a commune's form to its signed papers and keeps a picture of each step: `python3 tests/walk/walk.py FOLDER`.

The form is filled with tests/filled/hai-duong-2024.toml by openpyxl, calculated and printed by LibreOffice; the end of `ntm assess` is that of a
window of 80 × 25 in tmux. FOLDER/index.html shows all pages in order. Another program than target/debug/ntm: NTM=path.
Two runs of two programs into two folders show what a change did.
"""
import html, json, os, pathlib, shutil, subprocess, sys, tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
NTM = os.environ.get("NTM", str(ROOT / "target/debug/ntm"))
FORM = ["--level", "advanced", "--province", "Hải Dương", "--year", "2024"]
ENOUGH = (0, 3, 5)  # a verdict is a result


def run(*command, enough=(0,), **more):
    done = subprocess.run([str(part) for part in command], text=True, capture_output=True, **more)
    if done.returncode not in enough:
        sys.exit(f"{command}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def cells():
    """Row, column and text of each cell of the form that is filled well."""
    case = tomllib.loads((ROOT / "tests/filled/hai-duong-2024.toml").read_text())
    yield from ([row, "traloi", text] for row, text in case["xa"].items())
    for row, (text, _) in (pair for rows in case["trang"].values() for pair in rows.items()):
        yield from zip([row] * 2, ("tu", "mau") if "/" in text else ("kq",), text.split("/"))


def office(kind, file, folder):
    run("soffice", "--headless", "--convert-to", kind, "--outdir", folder, file)
    return folder / (file.stem + "." + kind.split(":")[0])


def pictures(step, file, work, out):
    """The pages of a file as they are printed; their names."""
    pdf = office("pdf", file, work / "pdf")
    run("pdftoppm", "-png", "-r", "60", pdf, out / step)
    pages = sorted(out.glob(f"{step}-*.png"))
    print(f"{step}: {len(pages)} pages, {file.name}, {file.stat().st_size:,} bytes")
    return [(step, file.name, page.name) for page in pages]


def window(step, folder, arguments, out):
    """What stands in a window of 80 × 25 when the program has ended."""
    session = f"walk-{os.getpid()}"
    command = " ".join([f"'{NTM}'", *arguments]) + "; tmux wait-for -S done; cat"
    run("tmux", "new-session", "-d", "-s", session, "-x", "80", "-y", "25", "-c", folder, command)
    run("tmux", "wait-for", "done")
    seen = run("tmux", "capture-pane", "-p", "-t", session).stdout
    run("tmux", "kill-session", "-t", session)
    (out / f"{step}.txt").write_text(seen)
    page = folder / "window.html"
    page.write_text(f'<meta charset="utf-8"><body style="background:#111;color:#eee;margin:12px"><pre style="font:15px/1.25 monospace">{html.escape(seen)}</pre>')
    run("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=800,520", f"--screenshot={out / step}.png", page.as_uri())
    return [(step, "ntm " + " ".join(arguments), f"{step}.png")]


def walk(out):
    work = out / "work"
    shutil.rmtree(out, ignore_errors=True)
    work.mkdir(parents=True)
    form = work / "bieu.xlsx"
    run(NTM, "template", *FORM, "-o", form)
    seen = pictures("1-blank", form, work, out)
    run("python3", "-W", "ignore", ROOT / "tests/filled/fill.py", form, json.dumps(list(cells())))
    shutil.copy(office("xlsx:Calc MS Excel 2007 XML", form, work / "saved"), form)
    seen += pictures("2-filled", form, work, out)
    seen += window("3-assess", work, ["assess", "bieu.xlsx"], out)
    run(NTM, "dossier", "bieu.xlsx", "-o", "ho-so", cwd=work, enough=ENOUGH)
    written = sorted(file for file in (work / "ho-so").rglob("*") if file.suffix in (".xlsx", ".docx"))
    for at, file in enumerate(written, start=4):
        seen += pictures(f"{at}-{file.suffix[1:]}", file, work, out)
    return seen


def index(seen):
    lines, last = ['<meta charset="utf-8"><style>img{border:1px solid #999;margin:4px}</style>'], None
    for step, title, picture in seen:
        lines += [f"<h2>{html.escape(step + ' · ' + title)}</h2>"] if step != last else []
        lines.append(f'<img src="{html.escape(picture)}">')
        last = step
    return "\n".join(lines)


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "out/walk").resolve()
    (out / "index.html").write_text(index(walk(out)))
