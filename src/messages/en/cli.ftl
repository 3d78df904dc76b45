# The command line.

# --- headings of help ---
cli-heading-examples = Examples:
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-global = Global options
cli-value-file = FILE
cli-value-dir = DIR
cli-value-path = PATH
cli-value-lang = LANG
cli-value-level = LEVEL
cli-value-province = PROVINCE
cli-value-region = REGION
cli-value-district = DISTRICT
cli-value-class = CLASS
cli-value-year = YEAR
cli-value-commune = COMMUNE
cli-value-date = DATE
cli-value-sheet = SHEET
cli-value-way = WAY
cli-value-format = FORMAT
cli-value-detail = DETAIL
cli-value-code = CODE
cli-value-point = POINT
cli-value-shell = SHELL

# --- commands ---
cli-about-ntm = Judges communes by the criteria of new rural development: met or not, what is missing, and the dossier.
cli-usage-ntm = ntm COMMAND [OPTIONS], or drop Excel files on the program: ntm FILE…
cli-example-ntm = ntm xa-binh-minh.xlsx
cli-second-example-ntm = ntm template --province "Hai Duong" -o xa-cua-toi.xlsx
cli-about-template = Write an Excel form to be filled (also: mau)
cli-usage-template = ntm template [-o FILE.xlsx] [OPTIONS]
cli-example-template = ntm template --province "Hai Duong" --year 2024 -o xa-binh-minh.xlsx
cli-second-example-template = ntm template --level advanced --from bieu-nam-2023.xlsx -o bieu-nam-2024.xlsx
cli-about-assess = Judge one or more files: verdict, gaps, mistakes in the file (also: danh-gia)
cli-usage-assess = ntm assess FILE… [OPTIONS]
cli-example-assess = ntm assess xa-binh-minh.xlsx
cli-second-example-assess = ntm assess xa-binh-minh.xlsx --explain 17.1
cli-about-dossier = Write the dossier of each commune (also: ho-so)
cli-usage-dossier = ntm dossier FILE… [-o DIR] [OPTIONS]
cli-example-dossier = ntm dossier xa-binh-minh.xlsx -o ho-so
cli-second-example-dossier = ntm dossier xa-binh-minh.xlsx -o ho-so --number 12/BC-UBND --date 15/01/2025
cli-about-criteria = Look at the criteria in force (also: bo-tieu-chi)
cli-usage-criteria = ntm criteria list | show [CODE] | diff A [B] | check [FILE…] | sheet -o FILE.xlsx | read DECISION.docx -o FILE.xlsx | import FILE.xlsx -o PROVINCE.toml
cli-example-criteria = ntm criteria list
cli-second-example-criteria = ntm criteria show 17.1 --province "Hai Duong"
cli-about-criteria-list = List the sets, the provinces' rules and the files in use (also: danh-sach)
cli-usage-criteria-list = ntm criteria list
cli-example-criteria-list = ntm criteria list
cli-second-example-criteria-list = ntm criteria list --criteria quy-dinh-tinh.toml
cli-about-criteria-show = Show the thresholds of an indicator with source and evidence; without a code, list all indicators. With region, district, class, year or day: the level that binds and the layers it came from. (also: xem)
cli-usage-criteria-show = ntm criteria show [CODE] [--province PROVINCE | --region REGION] [--district DISTRICT] [--class CLASS] [--year YEAR] [--as-of DATE]
cli-example-criteria-show = ntm criteria show 17.1
cli-second-example-criteria-show = ntm criteria show advanced:10 --province "Hai Duong" --year 2024
cli-about-criteria-diff = Compare the law at two points: two days, two sets, two provinces, without and with a file (also: so-sanh)
cli-usage-criteria-diff = ntm criteria diff DATE DATE | level:LEVEL level:LEVEL | province:PROVINCE province:PROVINCE | FILE.toml [DATE | FILE.toml]
cli-example-criteria-diff = ntm criteria diff 29/02/2024 01/03/2024
cli-second-example-criteria-diff = ntm criteria diff level:basic level:advanced
cli-about-criteria-check = Check criteria files and count thresholds by evidence (also: kiem-tra)
cli-usage-criteria-check = ntm criteria check [FILE…]
cli-example-criteria-check = ntm criteria check
cli-second-example-criteria-check = ntm criteria check quy-dinh-tinh.toml
cli-about-criteria-sheet = Write an Excel table of thresholds to be filled from a decision, with what is in force (also: bieu-nguong)
cli-usage-criteria-sheet = ntm criteria sheet -o FILE.xlsx [--province PROVINCE] [--level LEVEL] [--as-of DATE]
cli-example-criteria-sheet = ntm criteria sheet --province "Hai Duong" -o muc-dat-chuan.xlsx
cli-second-example-criteria-sheet = ntm criteria sheet --level advanced -o muc-dat-chuan.xlsx
cli-about-criteria-read = Read thresholds from the decision's own file (Word, Excel, web page) into the Excel table of thresholds, for a person to compare and sign (also: doc-quyet-dinh)
cli-usage-criteria-read = ntm criteria read DECISION.docx -o FILE.xlsx [--province PROVINCE] [--level LEVEL] [--number NUMBER] [--date DATE] [--as-of DATE]
cli-example-criteria-read = ntm criteria read quyet-dinh.docx -o muc-dat-chuan.xlsx
cli-second-example-criteria-read = ntm criteria read quyet-dinh-tinh.docx --province "Hai Duong" --level basic -o muc-dat-chuan.xlsx
cli-about-criteria-import = Turn a filled table of thresholds into criteria files: the province's, and corrections of the nation's (also: nhap)
cli-usage-criteria-import = ntm criteria import FILE.xlsx -o PROVINCE.toml [--national-out NATION.toml]
cli-example-criteria-import = ntm criteria import muc-dat-chuan.xlsx -o hai-duong.toml
cli-second-example-criteria-import = ntm criteria import muc-dat-chuan.xlsx -o hai-duong.toml --national-out trung-uong.toml
cli-about-init = Write ntm.toml of an office: province, district, year, target, the province's rules; without an option it asks for each (also: khoi-tao)
cli-usage-init = ntm init [DIR] [OPTIONS]
cli-example-init = ntm init
cli-second-example-init = ntm init --province "Hai Duong" --year 2024 --criteria quy-dinh-tinh.toml
cli-arg-init_folder = A folder above the forms of the communes; the working folder if none is named
cli-arg-init_district = District of the office
cli-error-init-exists = { $file } is there already. This command replaces nothing; edit that file.
cli-error-init-nothing = it was not said what to write: at least one of --province, --district, --year, --level, --criteria is needed. At a terminal the program asks for each.
cli-error-init-year = A year is a number, such as 2024.
cli-init-province = Province, by its name before 1 July 2025 (blank to leave it out):
cli-init-district = District (blank to leave it out):
cli-init-year = Assessment year (blank to leave it out):
cli-init-level = Target, such as basic, advanced, model (blank to leave it out):
cli-about-doctor = What is in force here: version, criteria and how far they are trusted, ntm.toml, the province's rules, and what is wrong (also: tinh-trang)
cli-usage-doctor = ntm doctor [OPTIONS]
cli-example-doctor = ntm doctor
cli-second-example-doctor = ntm doctor --criteria quy-dinh-tinh.toml
cli-about-completions = Print the completion script of a shell (also: hoan-thanh-lenh)
cli-usage-completions = ntm completions bash | zsh | fish | powershell | elvish
cli-example-completions = ntm completions bash
cli-second-example-completions = ntm completions powershell

# --- arguments, options ---
cli-arg-files = The commune's spreadsheet (.xlsx, .xlsm; .xls, .xlsb, .ods, .csv, .json are read too, and tables of a Word .docx); “-” is the standard input
cli-arg-quiet = On stderr only errors, no warnings, notes or progress; results stay
cli-arg-lang = Language on the screen: vi or en (default vi, or the environment variable NTM_LANG)
cli-arg-criteria = File or folder with a province's rules or newer sets; may be repeated
cli-arg-help = Show help
cli-arg-version = Show the version
cli-arg-output = Write into this file; “-” is the standard output
cli-arg-level = Target level by its name, or by its id: basic, advanced, model
cli-arg-province = Province, by its name before 1 July 2025
cli-arg-region = Region, by id or name, instead of a province
cli-arg-district = District, which tells the area of the province
cli-arg-class = Class of the commune: id or name, several separated by commas
cli-arg-year = Assessment year
cli-arg-as_of = As-of date: 31/12/2024 or 2024-12-31
cli-arg-sheet = Sheet that holds the table of indicators
cli-arg-read_as = How to read a file that can be read in two ways: table (of indicators) or matrix (many communes, a row or a column each)
cli-arg-from = Last period's file: takes who the commune is and shows its results in a grey column, never as answers
cli-arg-villages = Add a sheet of figures by village; their sums are used where the sheet of indicators is blank
cli-arg-force = Replace an output that is there already
cli-arg-format = Form of the results: table (default), json, jsonl (a line of JSON per commune) or csv
cli-arg-progress_format = Form of the results: table (default), json or csv
cli-arg-detail = How much JSON tells of each commune: verdicts, criteria (with every indicator and its reason) or full (default: figures, thresholds, documents too)
cli-arg-previous = Last period's file or folder to compare with: communes are matched by code or name; great changes are reported, verdicts stay
cli-arg-annotate = Write into this file a copy of what was read (.xlsx): wrong cells coloured, why and what to do in a note of the cell; the original is left alone
cli-arg-explain = Explain an indicator, such as 17.1 or basic:17.1
cli-arg-commune = Only this commune of a file of many: name or code
cli-arg-survey = The survey of satisfaction to be printed (.docx) in place of the Excel form; questions as the province words them, or the form of --from
cli-arg-matrix = A matrix of many communes: one row per commune, one column per figure
cli-arg-refresh = Move the answers of filled forms whole into new forms by the criteria now in force, beside the old ones, which stay as they are
cli-arg-list = A list of communes (CSV or Excel): one pre-filled form per commune, written into the folder -o; with --matrix its rows are pre-filled
cli-arg-criteria_only = Verdict by the sets alone, without conditions of recognition
cli-arg-full = Every criterion, indicator, source and notice; without it a short report of one screen
cli-arg-newest = A commune in two files with different answers: the one that says it was saved later counts (by the date in the workbook, not that of the file)
cli-arg-exit_zero = Exit code 0 whatever the verdict (still 1 where nothing could be judged)
cli-arg-ascii = Draw tables with ASCII characters
cli-arg-folder = Folder for the dossiers; made if it is not there. Without it each commune gets a new folder here, named after the commune, its level and the year
cli-arg-date = Date printed on the dossier; dotted when absent
cli-arg-code = Code of an indicator, such as 17.1 or basic:17.1
cli-arg-law_files = Criteria files to check together with the built-in ones
cli-arg-diff_a = 2024-02-29, level:basic (muc:), "province:Hanoi" (tinh:) or a .toml file
cli-arg-diff_b = A point of the same kind; a .toml file is compared with a day, another file, or (left out) what is in force
cli-arg-diff_level = Only the set of this level and the conditions of recognition
cli-arg-diff_province = The law of this province; every region if left out
cli-arg-diff_as_of = Compare on this day; the last day of the period if left out
cli-arg-diff_format = Form of the result: table (default) or json
cli-arg-shell = bash, zsh, fish, powershell or elvish
cli-arg-sheet_province = Only the regions whose levels may bind communes of this province; all regions when absent
cli-arg-sheet_level = Only the set of this level and the conditions of recognition
cli-arg-sheet_as_of = Versions in force on this day; the last day of the period when absent
cli-arg-filled = The filled table of thresholds
cli-arg-decision = File of the decision with its annex: .docx, .xlsx or a saved web page (.html)
cli-arg-decision_number = Number of the decision, where the file has none or another
cli-arg-decision_date = Day of the decision, where the file has none or another
cli-arg-decision_as_of = Versions in force on this day; the day of the decision when absent
cli-arg-overlay_out = Write the thresholds read in the province's text into this file
cli-arg-national_out = Write the corrected national set into this file; of several sets each into its own, its name added

# --- wrong usage ---
cli-refusal = { $severity }: { $sentence }
cli-suggest = Did you mean “{ $suggestion }”?
cli-see-help = For usage: ntm --help, or ntm COMMAND --help
cli-error-no-value = a value is missing after { $arg }.
cli-error-invalid-value = “{ $value }” is no value of { $arg }. Possible values: { $valid }
cli-error-value = “{ $value }” is no value of { $arg }. Write a year as 2024, a date as 31/12/2024 or 2024-12-31.
cli-error-unknown-argument = there is no argument { $arg }.
cli-error-unknown-command = there is no command “{ $command }”.
cli-error-missing-argument = missing: { $arg }
cli-error-missing-command = a command is missing.
cli-error-conflict = { $arg } cannot be used together with { $prior }.
cli-error-values = { $arg } has the wrong number of values.
cli-error-utf8 = an argument is no Unicode text.
cli-error-other = the command line makes no sense.
cli-error-standard-twice = “-” stands for one file that is read and one that is written.
cli-error-standard-folder = “-” cannot be a folder or an SQLite file, nor be used without a command. Name the folder, or write the command first: ntm assess -
cli-error-swallowed = A \ right before the quotation mark has swallowed the rest of the command line. Write "{ $folder }" without the \ at its end, and run it again.
cli-error-no-command = there is no command “{ $command }”{ $nearest ->
    [none] {" "}and no file of this name.
   *[other] ; the nearest is “{ $nearest }”.
    }
cli-error-late-command = the command “{ $command }” is behind a file. Write the command first, files after it.
cli-error-explain-format = --explain goes with the table format only. JSON and CSV hold every detail already.
cli-error-detail = --detail is of JSON alone: assess --format json or jsonl, batch --json or --jsonl.
cli-error-annotate-files = --annotate goes with one file. Run it for each file.
cli-error-annotate-output = --annotate and -o name the same file. Give two names.
cli-error-unknown-code = there is no indicator or condition “{ $code }”. For the codes: ntm criteria show
cli-error-national-out = some thresholds were read in the national text, and there is no place to write them. Add --national-out NATION.toml.
cli-error-diff-point = “{ $value }” is no point of comparison. Give a day (2024-02-29), level:LEVEL, "province:PROVINCE" or a .toml file.
cli-error-level = no level is “{ $value }”. There are: { $known }.
cli-error-diff-pair = these two points cannot be compared. Give two days, two level:LEVEL, two "province:PROVINCE", or a .toml file with a day, another file or nothing.
cli-error-diff-option = { $option } cannot be used here: the two points say it themselves.
cli-error-diff-period = { $day } lies outside the period { $first } - { $last } of the criteria sets.
cli-error-diff-province = --province is “{ $asked }”, but the file is of the province “{ $own }”. Leave out --province.
cli-error-unknown-region = there is no region “{ $value }”.
cli-error-unknown-commune = there is no commune “{ $commune }” in the file.
cli-error-unknown-class = there is no class “{ $value }”.

# --- progress ---
cli-findings-of = File { $file }:
cli-written = Written: { $file }
cli-imported = Imported: { $national } national thresholds ({ $corrected } of them corrected or new), { $provincial } of the province.
cli-imported-checklists = Village checklists, new or changed: { $checklists }.
cli-imported-areas = Areas of the province, new or changed: { $areas }.
cli-dossier-written = Dossier: { $file }
cli-stopped = Stopped as asked. No file was left half written; an old one not yet replaced is as it was.
cli-standard-input = (standard input)
cli-standard-output = (standard output)
cli-output-is-input = it is an input file
cli-forms-progress = { $done }/{ $total } forms
cli-form-refreshed = Written: { $file } (from { $old }: { $answers } answers{ $left }{ $faulty })
cli-form-refreshed-left = ; { $count } places not moved, named above
cli-form-refreshed-faulty = ; { $count } wrong cells copied as they are: mend them in the new form, see ntm assess
cli-forms-written = { $count } forms written into { $folder }{ $kept ->
    [0] {""}
   *[other] ; { $kept } that were there stay as they are (--force to write them again)
    }
cli-forms-wrong = { $count } wrong rows named above have no form: correct the list and run again
cli-matrix-wrong = { $count } wrong rows named above are not in it: correct the list and run again
cli-year-assumed = No --year: the form takes { $year }, the last year of the period.
cli-press-enter = Press Enter to close this window.
cli-greeting =
    ntm { $version } – judges communes by the criteria of new rural development.

    Drop the Excel file of a commune, or a folder with those of many, on the icon of
    the program: it shows the result and writes the dossier beside; files stay.

cli-greeting-commands = Type “ntm template” for a blank form, “ntm help” to see all commands.
cli-greeting-forms =
    Or type a number and press Enter; a blank form is written into this folder:
    { $forms }
    {"  "}{ $guide }  open the guide
cli-greeting-form = {"  "}{ $number }  blank form: { $level }
cli-greeting-ask = Number:
cli-greeting-no-guide = The guide { $file } is not there (it is in the .zip). Type “ntm help” in a command window to see all commands.
cli-dropped-judging = Judging { $file } …
cli-dropped-end = { $commune }: { $verdict } · errors: { $errors }, warnings: { $warnings } · { $file ->
    [none] no dossier could be made
   *[other] dossier: { $file }
    }
cli-press-enter-to-open = Press Enter to open the result; close the window if you need not see it.
cli-office = The office's settings in force: { $file }

# --- many communes ---
cli-about-batch = Judge every commune below some folders and sum up (also: tong-hop)
cli-usage-batch = ntm batch PATH… -o SUMMARY.xlsx [OPTIONS]
cli-example-batch = ntm batch bieu-cac-xa -o tong-hop.xlsx
cli-second-example-batch = ntm batch bieu-cac-xa --previous nam-2023 -o tong-hop.xlsx --html tong-hop.html
cli-arg-paths = Files, or folders (read with their subfolders); forms of one commune and tables of many alike
cli-arg-summary = Write the Excel summary to this file
cli-arg-json = Write the full results (JSON) to this file
cli-arg-jsonl = Write the results to this file as lines of JSON, one per commune
cli-arg-csv = Write two tables (CSV): this file with a row per commune, a second one next to it with a row per indicator and measure; “-” prints the second alone
cli-arg-sqlite = Write an SQLite database to this file: tables of communes, criteria, indicators, figures, thresholds and findings, with views for common questions
cli-arg-html = Write a page of the results to this file (one .html for any browser, no network needed): communes × criteria in colours, filters, search, reasons
cli-arg-jobs = Number of threads; by default as many as the machine has; results do not depend on it
cli-value-number = NUMBER
cli-error-batch-output = It was not said where to write the results: at least one of -o, --json, --jsonl, --csv, --sqlite, --html, --returns, --word is needed.
cli-error-batch-empty = No spreadsheet below the paths given. Check the paths; the program reads .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .fods.
cli-verify-passed = Passed over { $count } files that are no dossiers of ntm.
cli-batch-passed = Passed over { $count } files that are no spreadsheets.
cli-batch-own = Passed over { $count } files that ntm wrote (summaries, slips, checked copies …); they are no commune’s figures.
cli-batch-dossiers = Passed over { $count } dossiers next to their own forms: each commune counts once, by its form.
cli-bar = {"{"}bar:30{"}"} {"{"}pos{"}"}/{"{"}len{"}"} files · about {"{"}eta{"}"} left
cli-arg-returns = Write to this folder one page of Excel per commune to send back: cells to correct, missing figures, gaps, documents asked for
cli-arg-answer_by = The day to answer by, printed on these pages (with --returns)
cli-returns-written = Written: { $count } pages in { $folder }
cli-paper-taken = { $count } sections typed in { $file } are now on the sheet “Thuyết minh” of the dossier; the changed report is kept next to it with the ending .bak.
cli-paper-written = Paper: { $file }
cli-papers-written = Word papers: { $file }
cli-arg-no_word = Write the workbook only, no Word papers
cli-arg-forms = Folder of the office's own forms, in the place of those of the same name (how to write them: criteria/forms/README.md)
cli-arg-form = A Word file of the province with keys such as {"{{"}key{"}}"}: writes a filled copy for each commune as well (may be given several times)
cli-arg-half_year = Write the report of the first six months of this year alone: judged for this year, at 30 June (with --word)
cli-arg-word = Write the Word papers of each district to this folder: the appraisal report, the reports of six months and of the year, a letter to each department
cli-arg-word_date = Date printed on the Word papers; dotted when absent (with --word)
cli-arg-word_forms = Folder of the office's own forms, in the place of those of the same name (with --word)
cli-words-written = Written: { $count } Word papers in { $folder }

# --- two rounds compared ---
cli-about-compare = Compare two rounds or two years: what is newly met or lost, and why; or self-assessment with the appraisal in a dossier (also: so-sanh)
cli-usage-compare = ntm compare DOSSIER | OLD NEW [--format table|json] [-o FILE.xlsx | FILE.json]
cli-example-compare = ntm compare nam-2023 nam-2024
cli-second-example-compare = ntm compare ho-so/xa-binh-minh.xlsx
cli-arg-compare_old = The old round: a commune's file, a matrix of many, or a folder; a dossier alone is compared with the appraisal written in it
cli-arg-compare_new = The new round, likewise; communes are paired by code, without one by name, district and province
cli-arg-compare_format = Form of the result on the screen: table (default) or json
cli-arg-compare_output = Also write to this file: .xlsx (a workbook) or .json
cli-error-compare-output = “{ $file }” is neither .xlsx nor .json. Give the file after -o one of these endings.

# --- merged communes ---
cli-about-merge = The form of a commune formed from several: what adds up is added, the rest laid side by side (also: sap-nhap)
cli-usage-merge = ntm merge FILE… -o FILE.xlsx [--name "New commune"] [--code CODE] | ntm merge FILE… --units MAP.csv -o DIR
cli-example-merge = ntm merge xa-a.xlsx xa-b.xlsx -o xa-moi.xlsx --name "Xa Moi"
cli-second-example-merge = ntm merge bieu-cac-xa/*.xlsx --units sap-nhap.csv -o bieu-xa-moi
cli-arg-merge_output = Write the merged form to this file; with --units a folder, one form for each new commune
cli-arg-merge_name = Name of the merged commune
cli-arg-merge_code = Code of the merged commune
cli-arg-units = A map in three columns: old code, new code, new name; forms several new communes

# --- plan ---
cli-about-plan = How far it is to the target and the next level; what if; a roadmap (also: ke-hoach)
cli-usage-plan = ntm plan FILE [--suppose CODE=VALUE]… [-o ROADMAP.xlsx] [OPTIONS]
cli-example-plan = ntm plan xa-binh-minh.xlsx
cli-second-example-plan = ntm plan xa-binh-minh.xlsx --suppose 2.1=100 -o lo-trinh.xlsx
cli-arg-plan_file = Spreadsheet of a commune
cli-arg-suppose = Suppose a figure, repeatable: 2.2=80, 4.1=120/125, advanced:3.2=95, basic:12.1/nam=75; written nowhere
cli-value-supposition = CODE=VALUE
cli-arg-plan_format = Result on the screen: table (default) or json
cli-arg-roadmap = Write the roadmap to this .xlsx file; what was typed into one that is there is kept
cli-arg-costs = Add the sheet of unit costs, by which plans tell a budget
cli-arg-survey_forms = Folder of the office's own forms, in the place of those of the same name (with --survey)
cli-error-survey-output = “{ $file }” is no .docx. The survey written by -o is a .docx file.
cli-error-survey-none = the rules in force know of no survey.
cli-error-plan-output = “{ $file }” is no .xlsx. The roadmap written by -o is an .xlsx file.
cli-error-plan-several = the file has { $count } communes. Choose one by --commune NAME or --commune CODE.

# --- checking a dossier again ---
cli-about-verify = Check finished dossiers: computed again from their own inputs; cells changed, criteria changed, evidence missing or changed (also: kiem-tra)
cli-usage-verify = ntm verify DOSSIER.xlsx|FOLDER… [--format table|json] [--evidence FOLDER]
cli-example-verify = ntm verify ho-so
cli-second-example-verify = ntm verify ho-so/xa-binh-minh.xlsx --evidence minh-chung
cli-arg-dossiers = Dossiers written by ntm dossier, or folders of them
cli-arg-verify_format = Form of the result: table (default) or json
cli-arg-carry = Last year's register of documents (form, dossier, or a folder of them): brought along with new codes, what has expired is marked
cli-arg-number = Number of the report, named at the head of the tables too (12/BC-UBND), or of another Word paper (to-trinh=12); dotted without it
cli-error-number-files = --number goes with one file of one commune: each commune's papers have their own. Run it for each commune.
cli-error-dossier-folder = “{ $file }” is the name of a file. -o of a dossier is a folder: the workbook and the papers go into it, each named after commune and year.
cli-error-number-paper = --number: there is no paper “{ $paper }”. The papers: { $known }.
cli-arg-evidence = Folder with the files of evidence; without it, the folder of the form, or when checking the folder of then
cli-dossier-updated = Dossier: { $file } (written again; { $count } cells written by people kept; the old one: { $backup })
cli-dossier-unchanged = Dossier: { $file } (nothing changed)

# --- progress of a plan ---
cli-about-progress = Hold the communes against the plan of the year: what is reached, who is missing, who is nearest, what reports lack (also: tien-do)
cli-usage-progress = ntm progress --plan PLAN.toml PATH… [-o FILE.xlsx] [--format table|json|csv] [--as-of DATE] [--jobs NUMBER]
cli-example-progress = ntm progress --plan ke-hoach-2024.toml bieu-cac-xa
cli-second-example-progress = ntm progress --plan ke-hoach-2024.toml bieu-cac-xa -o tien-do.xlsx
cli-arg-progress_plan = The plan; without it, the plan of ntm.toml
cli-arg-progress_as_of = The day to look from, to tell which dates are past; communes are judged as they are. Without it no date counts as past
cli-arg-progress_output = Also write a workbook to this file (.xlsx)
cli-error-progress-plan = there is no plan. Give --plan PLAN.toml, or plan = "…" in ntm.toml.
cli-error-progress-output = “{ $file }” is no .xlsx. Give the file after -o that ending.

# --- reading without judging ---
cli-about-read = Show how a file made by hand is understood before it is judged: sheets, columns, rows, figures (also: doc)
cli-usage-read = ntm read FILE [-o LAYOUT.toml] [--layout LAYOUT.toml] [OPTIONS]
cli-example-read = ntm read bang-tu-lap.xlsx
cli-second-example-read = ntm read bang-tu-lap.xlsx -o bo-cuc.toml
cli-arg-read_file = Spreadsheet or Word document of a commune; “-” is the standard input
cli-arg-read_format = Form of the result: table (default) or json
cli-arg-layout = Layout of tables made by hand, written by ntm read -o and corrected; may be repeated, a file that none of them fits is an error
cli-arg-layout_out = Keep the understanding in this layout (.toml), to be corrected by hand and used with --layout

# --- years kept and looked at ---
cli-about-archive = Keep the results of a year in the archive, to be compared with and looked back at (also: luu)
cli-usage-archive = ntm archive DIR… --year YEAR [--archive ARCHIVE] [--force]
cli-example-archive = ntm archive bieu-nam-2023 --year 2023
cli-second-example-archive = ntm archive bieu-nam-2024 --year 2024 --archive cac-nam
cli-arg-archive_paths = The communes' workbooks of the year, or folders of them
cli-arg-archive_folder = The archive: a folder with a file 2023.json or a folder 2023 for each year; left out, [archive] folder of ntm.toml
cli-archive-written = Kept { $count } communes of { $year } in { $file }
cli-archive-kept = What was kept before is now { $file }
cli-error-archive-year = the year of the results is missing. Give --year YEAR, such as --year 2023.
cli-error-archive-folder = the archive of years is not known. Give --archive ARCHIVE, or folder = "…" under [archive] in ntm.toml.
cli-about-history = Communes over the years of the archive: criteria met, what was lost or came back, and why (also: lich-su)
cli-usage-history = ntm history [COMMUNE] [--archive ARCHIVE] [--format table|json] [-o FILE.xlsx | FILE.json]
cli-example-history = ntm history
cli-second-example-history = ntm history "Binh Minh" --archive cac-nam
cli-arg-history_commune = Only the commune of this name or code, in detail
cli-arg-history_format = Form of the result on the screen: table (default) or json
cli-arg-history_output = Also write to this file: .xlsx (a workbook) or .json
cli-error-history-empty = the archive { $folder } has no year yet: each is a file such as 2023.json or a folder such as 2023.
cli-error-history-commune = the archive { $folder } has no commune of the name or code “{ $commune }”.
cli-previous-archive = Compared with { $year } in the archive: { $file } (--no-previous leaves that out)
cli-previous-none = The archive { $folder } has no year before { $year }, so nothing is compared with.
cli-arg-no_previous = Compare with no year of the archive that ntm.toml names
