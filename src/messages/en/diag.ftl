# One sentence per finding: what was read and why it cannot be used; attribute .hint: what to do.
# Files
diag-file-missing = The file is not there.
    .hint = Check the file name and the folder.
diag-no-match = No file fits the name with * or ?.
    .hint = Check the folder and the extension; * stands for any letters, ? for one, in the name of the file only.
diag-no-dossier = There is no dossier written by ntm in this folder.
    .hint = Name the folder given to ntm dossier -o, or a dossier itself.
diag-lock-file = This is a temporary file that a program keeps next to the workbook “{ $workbook }”, no workbook.
    .hint = Choose “{ $workbook }”; if it is open, save it first, since only what was saved can be read.
diag-file-unreadable = The file could not be read ({ $reason ->
    [busy] it is open in Excel, Word or another program
    [denied] no permission to read it
    [folder] this is a folder, not a file
    [special] this is a pipe or a device, not a file on a disk
    [missing] there is no such folder
    [name] the name of the file is not valid
    [encoding] its letters are not in UTF-8
    [panic] the file is damaged, its reader had to stop half way
    [structure] it is damaged or not written as a spreadsheet should be
   *[other] { $reason }
    }).
    .hint = { $reason ->
        [special] Save the data as a file and name that; or lead them to the standard input and write “-” in place of the name.
        [encoding] Open it in Notepad, choose Save as, Encoding UTF-8, and save it again.
       *[other] If it is open in Excel, save and close it and run again; otherwise open it in Excel, save as .xlsx and try again. For a whole folder write FOLDER/*.xlsx.
        }
diag-not-a-spreadsheet = { $found ->
    [empty] The file is empty.
    [html] The file is a web page (HTML), not a spreadsheet, though it may be named .xls.
    [xml-2003] The file is an “XML Spreadsheet 2003”, an old format, though it may be named .xls.
    [mhtml] The file is a web archive (MHTML, “Single File Web Page”), not a spreadsheet, though it may be named .xls.
    [text] The file is really text with tabs between its cells, no spreadsheet, though it may be called .xls.
    [pdf] The file is a PDF document, not a spreadsheet.
    [doc] The file is a Word document of the old kind (.doc), which is not read.
    [rtf] The file is really an RTF text, though it may be named .doc.
    [damaged] The spreadsheet is damaged or was not downloaded completely.
    [excel-4] The file is a spreadsheet of Excel 2 to 4 (before 1993), which is not read.
    [lotus] The file is a Lotus 1-2-3 spreadsheet, which is not read.
    [dbase] The file is a dBase table (.dbf), which is not read.
    [sylk] The file is a SYLK spreadsheet (.slk), which is not read.
    [dif] The file is a DIF spreadsheet (.dif), which is not read.
    [numbers] The file is a spreadsheet of Apple Numbers, which is not read.
   *[other] The file is not a spreadsheet.
    }
    .hint = { $found ->
    [html] Open it in Excel, choose Save As and the file type .xlsx.
    [xml-2003] Open it in Excel, choose Save As and the file type .xlsx.
    [mhtml] Open it in Excel, choose Save As and the file type .xlsx.
    [text] Open the file in Excel, choose Save As and the file type .xlsx; or change its extension to .csv.
    [damaged] Get the original file again, or repair it in Excel and save it as .xlsx.
    [doc] Open it in Word, choose Save As and the file type .docx.
    [rtf] Open it in Word, choose Save As and the file type .docx.
    [excel-4] Open it in LibreOffice Calc (or Excel), choose Save As and the file type .xlsx.
    [lotus] Open it in LibreOffice Calc (or Excel), choose Save As and the file type .xlsx.
    [dbase] Open it in LibreOffice Calc (or Excel), choose Save As and the file type .xlsx.
    [sylk] Open it in LibreOffice Calc (or Excel), choose Save As and the file type .xlsx.
    [dif] Open it in LibreOffice Calc (or Excel), choose Save As and the file type .xlsx.
    [numbers] Open it in Numbers and choose File › Export To › Excel (.xlsx).
   *[other] Choose an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file, or a Word .docx with a table of figures.
    }
diag-json-syntax = The JSON of this file is malformed and cannot be read from this line on ({ $reason }).
    .hint = Correct it at the line given; a program that writes it should do so by a library for JSON.
diag-json-not-ours = The JSON of this file is no commune: the key “schema” { $read ->
    [none] is missing
   *[other] is “{ $read }”
    }, it must be “{ $schema }”.
    .hint = Write "schema": "{ $schema }" at the top; for the other keys see criteria/schema/README.md.
diag-json-key-unknown = The key “{ $read }” means nothing and is not used.
    .hint = { $nearest ->
    [none] The keys that may be here: { $known }.
   *[other] Is it “{ $nearest }”? The keys that may be here: { $known }.
    }
diag-json-reference = “{ $read }” does not say of which set it is; the answer is not used.
    .hint = Write the code behind the name of its set: { $known }; for example basic:2.1.
diag-json-key-twice = This key comes twice ({ $read }): only its first value is used.
    .hint = Take one of them away.
diag-json-shape = This value of JSON is of the wrong kind: { $read ->
    [object] it is an object
    [list] it is a list
   *[other] it is a single value
    }, and { $wanted ->
    [object] an object {"{ … }"} is
    [list] a list [ … ] is
    [classes] no more than four classes are
   *[other] a text, a number, true, false or null is
    } asked for. It is not used.
    .hint = See the schema ntm.input-1.schema.json in criteria/schema.
diag-text-encoding-unknown = The text file is neither in UTF-8 nor in another encoding that can be determined for sure; its letters would be guessed, so nothing was read.
    .hint = Open the file in Excel, check that every letter is right, and save it as “CSV UTF-8” or as .xlsx.
diag-text-decoded = The text file is in { $encoding }, not in UTF-8; it was read as such.
    .hint = Check a few names with tone marks; save as “CSV UTF-8” or .xlsx to leave no doubt.
diag-text-letters-lost = { $count } cells, this one first, have a “?” inside a word: letters with marks were lost when the CSV file was saved.
    .hint = Go back to the original file (.xlsx, .xls) and give that to the program, or save it as “CSV UTF-8”.
diag-text-twice-encoded = { $count } cells of the sheet hold UTF-8 text that was read in a wrong encoding and saved again (“Tá»· lá»‡” for “Tỷ lệ”); it was read as what was meant{ $lost ->
    [none] .
   *[other] , but for letters of { $lost } cells that were lost when it was saved.
    }
    .hint = Check a few cells. To leave no doubt, go back to the original file; when a CSV file is opened in Excel, choose the encoding UTF-8 (Data › From Text/CSV).
diag-quote-open = The quotation mark (") that opens on line { $line } of the file is never closed, so nobody knows where the cells of lines { $line } to { $last } end; no figure of these lines is used.
    .hint = Open the file in Notepad and add or delete a quotation mark on line { $line } so that they come in pairs; or save the original file as .xlsx again.
diag-legacy-text = { $count } cells of this sheet, this one first, hold text in { $encoding } (a font from before Unicode); it was read as Unicode.
    .hint = Check a few of them; convert the sheet to Unicode with a font such as Times New Roman to leave no doubt.
diag-legacy-text-unsure = { $count } cells of this sheet, this one first, look like text in { $encoding } (a font from before Unicode), but that is not sure: the sheet also has text in Unicode or in another encoding. The text was left as it is.
    .hint = Convert the whole sheet to Unicode (with the converter of a keyboard program such as UniKey) and save it as .xlsx.
diag-encrypted = The file is protected by a password and cannot be read.
    .hint = { $program ->
        [word] Open it in Word, remove the password (File › Info › Protect Document) and save it as .docx.
        [calc] Open it in LibreOffice, choose File › Save As, clear “Save with password” and save it.
       *[other] Open it in Excel, remove the password (File › Info › Protect Workbook) and save it.
        }
diag-too-large = The file is larger than the limit ({ $limit } MB).
    .hint = Remove pictures and unrelated sheets, save as .xlsx and try again.
diag-excessive = The file holds, or claims to hold, more than { $limit } { $what ->
    [parts] parts
    [sheets] sheets
    [tables] tables
    [strings] texts
    [formats] tags of formats
    [cells] cells to be laid out
   *[letters] bytes of text in one place
    }. No ordinary workbook does, so it was not opened, lest it freeze the computer.
    .hint = Open the file in Excel, copy the table alone into a new file, save as .xlsx and try again.
diag-out-of-bounds = { $count } cells lie beyond { $rows } rows and { $columns } columns or are too many; they were not read.
    .hint = Delete unused rows and columns at the end of the sheet; if there is data, move it into the table.
diag-broken-cell = The content of the cell for { $code } cannot be read; it counts as unusable.
    .hint = Type the value again in Excel and save the file.
diag-no-table = No table with a column of codes (or names) and a result column was found in the sheets { $sheets }.
    .hint = { $aside ->
    [none] Head the columns “Mã” and “Kết quả” (or “Tử số”, “Mẫu số”), or use the form written by “ntm template”.
   *[other] Sheets that are hidden or whose name begins with “_” are not read: { $aside }; choose one of them by --sheet if it is meant.
    }
diag-sheet-left-out = This sheet has a table but is hidden or has a name that begins with “_”, so it was not read.
    .hint = Choose it by --sheet if it is the table that is meant; if not, delete the sheet.
diag-sheet-not-of-form = This sheet is none of the form's, so it was not read.
    .hint = If it is a sheet of the form that was renamed, give it its old name; if it is the commune's own, nothing is to be done.
diag-answers-hidden = { $kind ->
    [rows] { $count } figures are in hidden rows (row { $which }); they were read like all others.
    [columns] { $count } figures are in hidden columns (column { $which }); they were read like all others.
   *[sheet] The sheet is hidden, but { $count } figures of it were read.
    }
    .hint = { $kind ->
    [rows] Select the whole sheet, right-click a row number and choose Unhide to check them; clear any filter; delete figures that are not in use.
    [columns] Select the whole sheet, right-click a column letter and choose Unhide to check them; delete figures that are not in use.
   *[sheet] Right-click the name of any sheet and choose Unhide to check it.
    }
diag-several-tables = Several sheets hold a table: { $sheets }; it is not clear which one is meant.
    .hint = Choose one with --sheet, such as --sheet "Name".
diag-several-readings = This file can be read in two ways that give other figures: as a table of indicators ({ $tables } figures), or as a table of many communes with a row or a column each ({ $matrix } figures); it is not clear which one is meant.
    .hint = Add --as table for the table of indicators, --as matrix for that of many communes, or choose a sheet by --sheet.
diag-no-matrix = The file has no table of many communes (with a row or a column each).
    .hint = Leave out --as matrix, or write the codes of the indicators in the headings and the names of the communes in a column.
diag-several-columns = Several columns could hold the results: { $columns }; it is not clear which one is meant.
    .hint = Keep one result column, or put the year into the headings and give the assessment year (such as --year 2024); if each column is a commune, write “Xã” before its name.
diag-sheet-unknown = There is no sheet “{ $read }”; the file has { $sheets }.
    .hint = { $nearest ->
    [none] Choose one of the sheets of the file.
   *[other] Did you mean “{ $nearest }”?
    }
# Matrices and lists of communes
diag-no-list = No column headed “Tên xã” (name of the commune) in the list.
    .hint = The heading row needs a column “Tên xã”; others may be: Mã xã, Huyện, Tỉnh, Năm đánh giá, Mức phấn đấu, Mức đã được công nhận, Diện của xã.
diag-matrix-empty = The table has no commune below its headings.
    .hint = Write one commune per row (or column), beginning with its name.
diag-several-communes = The file has { $count } communes, this command needs the file of one.
    .hint = Use the commune's own file.
diag-commune-twice = “{ $name }” occurs twice; the other place is { $other }. Neither is used.
    .hint = Keep one row; if they are two communes, give the code or district of each.
diag-commune-in-two-files = The commune “{ $name }” is in two places with different answers; the other is { $other }. It is counted once, as undetermined.
    .hint = Keep the right one and run again; or name the right file in prefer = [...] of ntm.toml, or take the one saved later with --newest; if they are two communes, give the code or district of each.
diag-commune-in-two-files-chosen = The commune “{ $name }” is in two places with different answers; only this one counts { $why ->
    [newest] (saved { $counted }), { $other } (saved { $passed }) does not
   *[chosen] (chosen in ntm.toml), { $other } does not
    }.
    .hint = Check that it is the final one.
diag-commune-written-again = The commune “{ $name }” is in two places with the same answers; the other is { $other }. It is counted once.
    .hint = Nothing is to be done; one of them may go.
diag-commune-unnamed = A row with figures has no name of a commune and is not judged.
    .hint = Write the commune's name into this cell, or clear the row.
diag-matrix-row-passed = “{ $read }” is no commune and is not judged.
    .hint = Nothing to do if it is a sum or a note; if it is a commune, write “Xã” before its name.
diag-matrix-column-unused = Column “{ $read }” is not used.
    .hint = If it is an indicator, write its code into the heading, such as 17.1 or “NTM nâng cao 17.1”.
diag-matrix-column-twice = { $code } occurs in two columns; the other is { $other }. Neither is used.
    .hint = Keep one column; for a rate say which column is Tử số, Mẫu số, Kết quả.
# The commune
diag-province-missing = No province is given, so the region is not known.
    .hint = Give the province as it was before 1 July 2025, or use --province.
diag-province-unknown = There was no province “{ $read }” before 1 July 2025.
    .hint = { $nearest ->
    [none] Give the province as it was before 1 July 2025.
   *[other] Did you mean “{ $nearest }”? Give the province as it was before 1 July 2025.
    }
diag-year-missing = No assessment year is given.
    .hint = Fill in the assessment year on the commune sheet, or use --year.
diag-year-outside = The assessment year { $year } is outside the period of the criteria ({ $first }–{ $last }){ $decision ->
    [none] .
   *[other] ; that year follows { $decision }, which is not in the program.
    }
    .hint = Give a year from { $first } to { $last }{ $decision ->
    [none] .
   *[other] , or lay down the criteria sets of { $period } from their file: --criteria FILE.toml.
    }
diag-target-missing = No target level is given (NTM, advanced or model).
    .hint = Fill in the target level on the commune sheet, or use --level.
diag-target-without-set = The target level needs a criteria set for { $year } that is not there ({ $level }).
    .hint = Add the file of that set by --criteria, or choose another level; there are sets of: { $known }.
diag-form-of-other-period = This form was made by the criteria sets of another period and cannot be used for the assessment year { $year }; none of its figures was read.
    .hint = Make a form of that year by ntm template --year { $year }, or correct the assessment year if it is wrong.
diag-attribute-unreadable = “{ $read }” in the field “{ $field }” is not understood; the field counts as not given.
    .hint = { $nearest ->
    [none] Fill it in as the form explains; days as day/month/year, years with 4 digits.
   *[other] Did you mean “{ $nearest }”?
    }
diag-option-overrides = The option { $option } is “{ $value }”, the file says “{ $read }”; “{ $value }” was used.
    .hint = Correct the cell or leave out { $option }, so that both agree.
diag-office-differs = Field “{ $field }”: the file says “{ $read }”, the settings { $file } say “{ $value }”; “{ $read }” was used.
    .hint = Correct the cell, or { $file }, so that both agree.
diag-office-filled = Field “{ $field }” is blank; “{ $value }” was used, from the settings { $file }.
    .hint = Fill in the cell if this commune differs.
diag-class-missing = The class of the commune is not given, and levels may differ by class.
    .hint = Give the class; if the commune is of none, choose “Không thuộc diện nào”.
diag-group-missing = Levels differ by commune group, and the commune does not say which one it is of: { $groups }.
    .hint = Give the group of the commune among its classes, or use --class.
diag-class-not-in-force = “{ $class }” (cell { $cells }) holds { $from ->
        [none] only
       *[other] from { $from }
    } { $to ->
        [none] onwards
       *[other] until { $to }
    }, which does not cover the as-of date { $day }; on that day the commune does not count as of that class.
    .hint = Check the days of the class and the as-of date; correct the days if the class still holds, or enter the class that took its place.
diag-class-days-reversed = “{ $class }” (cell { $cells }) is said to hold from { $from } until { $to }: it ends before it begins, so whether the commune is of that class is open.
    .hint = Correct the two days; leave the last one blank if the class still holds.
diag-area-unknown = It cannot be determined which area of the province the commune lies in ({ $areas }): its district { $read ->
        [none] is not given
       *[other] “{ $read }” is in no area's list
    }.
    .hint = { $nearest ->
        [none] Give district and class as the province's rules write them; levels of single areas stay undetermined.
       *[other] Is it “{ $nearest }”? Give the district's name; levels of single areas stay undetermined.
    }
diag-as-of-outside-year = The as-of date { $date } is not in the assessment year { $year }.
    .hint = Check both: the year decides levels by year, the date decides which texts are in force.
# Rows
diag-code-unknown = There is no indicator “{ $read }” in “{ $book }”.
    .hint = { $nearest ->
    [none] Type the code of the criteria set; for another set put its name in front, such as “NTM 17.10”.
   *[other] Did you mean “{ $nearest }”? For another set put its name in front, such as “NTM 17.10”.
    }
diag-code-twice = { $code } is answered in two rows; the other is at { $other }. Neither was used.
    .hint = Keep one of the rows.
diag-code-ambiguous = The code “{ $read }” is stored as a number and may be { $codes } ({ $book }).
    .hint = Format the code column as Text and type the code again, such as '17.10; or put the indicator's exact name into the name column.
diag-code-is-date = Excel turned the code into the date { $read }.
    .hint = Format the code column as Text and type the code again (perhaps { $suggest }).
diag-code-from-context = The code “{ $read }” is no text, so by itself it does not tell the indicator; by the { $by ->
    [name] name next to it
   *[order] order of the rows
    } it was read as { $code }.
    .hint = Format the code column as text and type the code { $code } again.
diag-rows-by-likeness = { $count } rows were recognised by names like those of indicators: { $rows }.
    .hint = Look at these rows; codes in a column “Mã” make them certain.
diag-reading-passed = { $passed ->
    [table] The table of many communes was read ({ $matrix } figures); the table of indicators in the same file was not ({ $tables } figures).
   *[matrix] The table of indicators was read ({ $tables } figures); the table of many communes in the same file was not ({ $matrix } figures).
    }
    .hint = Add --as { $passed } to read the other, or choose a sheet by --sheet.
diag-rows-passed = { $count } rows that say { $read } are not used.
    .hint = Only the rows of results of the assessment year are read; give another year by --year.
diag-figures-unread = { $count } results are not used, since it is not clear which indicators they are of: { $cells }.
    .hint = Write the code, or the name as it is in the criteria set, at the head of these rows; leave rows that are no indicators as they are.
diag-rows-by-order = { $count } rows with other names were recognised by where they are between two known indicators: { $rows }.
    .hint = Look at these rows; codes in a column “Mã” make them certain.
diag-code-name-differ = The code is “{ $read }” but the name next to it, “{ $name }”, is that of indicator { $other } ({ $book }); the row was not used.
    .hint = Correct the code or the name so that both mean one indicator.
diag-name-unknown = The row holds figures but no code, and no indicator of “{ $book }” is named “{ $read }”; the row was not used.
    .hint = { $code ->
    [none] Type the code in the code column, or the exact name of the indicator.
   *[other] Is it indicator { $code } “{ $nearest }”? If so, type { $code } in the code column.
    }
diag-figures-together = { $code } asks for each of its figures, but only one for all is given, { $read }: below the threshold it is not met, otherwise it stays undetermined.
    .hint = Give each figure a row of its own, with the code column saying: { $parts }.
diag-result-merged = The result “{ $read }” is in the merged cells { $area } over several rows ({ $codes }); it is not clear which row it is of, so none was used.
    .hint = Unmerge the cells and type a result into each row.
diag-measure-unnamed = { $code } has several measures; it is not clear which one “{ $read }” is.
    .hint = Name each in the code column: { $parts }.
# Values
diag-text-for-number = { $suggest ->
    [none] { $code }: “{ $read }” is text that cannot be read as a number.
   *[other] { $code }: “{ $read }” is in a cell formatted as text, which Excel does not count as a number.
    }
    .hint = { $suggest ->
    [none] { $numerator ->
        [none] { $not-yet ->
            [none] Type nothing but a number into this cell; explanations go into the note column.
           *[other] Leave the cell empty while there is no figure; remarks go into the note column.
        }
       *[other] If it is { $numerator } of { $denominator }, type { $numerator } into the numerator column and { $denominator } into the denominator column, and leave the result empty.
    }
   *[other] { $other ->
        [none] If it is { $suggest }, give the cell the format General and type it again (no apostrophe, no % sign); for many cells at once choose the column, then Data → Text to Columns → Finish.
       *[other] If it is { $suggest }, type { $suggest }; if it is { $other }, type { $other }: no marks at thousands, in a cell of the format General.
    }
    }
diag-number-as-text = { $code }: “{ $read }” is text; it was read as the number { $value }.
    .hint = Type it as a number to be sure.
diag-numbers-as-text = { $count } cells are formatted as text and were read as numbers: { $cells }.
    .hint = They count as numbers. To make them numbers for good: select them, set the format General, then Data → Text to Columns → Finish (one column at a time).
diag-two-numbers = { $code }: the cell holds “{ $read }”, several numbers ({ $numbers }); it is not clear which one is the result.
    .hint = Leave one number only; type numerator and denominator in columns of their own.
diag-value-read-as = { $code }: “{ $read }” was read as { $value }.
    .hint = Type only { $value } here and move the rest to the column of notes.
diag-part-left-out = { $code }: in “{ $read }”, “{ $part }” is { $kind ->
    [struck] struck out
    [raised] raised
   *[lowered] lowered
    } and no part of the figure; “{ $left }” is left.
    .hint = Delete “{ $part }” from the cell, or type the result again if “{ $part }” belongs to it.
diag-part-apart = { $code }: in “{ $read }”, “{ $part }” is { $kind ->
    [struck] struck out
    [raised] raised
   *[lowered] lowered
    }, so it is not clear what the result is; the cell was not used.
    .hint = Type the result again in plain letters, neither struck out nor raised or lowered.
diag-all-apart = { $code }: “{ $read }” is { $kind ->
    [struck] struck out
    [raised] raised
   *[lowered] lowered
    } as a whole and therefore no result.
    .hint = { $kind ->
    [struck] If “{ $read }” still holds, take the line away (Strikethrough); otherwise type the new result.
   *[other] If “{ $read }” is the result, type it again in plain letters (no Superscript or Subscript).
    }
diag-fraction-read = { $code }: “{ $read }” was read as numerator { $numerator } and denominator { $denominator }.
    .hint = Type numerator and denominator in columns of their own.
diag-unit-converted = { $code }: “{ $read }” was converted to { $value } { $unit }.
    .hint = Type { $value } without a unit.
diag-bound-for-number = { $code }: “{ $read }” is a bound or an estimate, not a result.
    .hint = Type the figure itself; if the result is exactly { $value }, type { $value }.
diag-remark-in-value = { $code }: “{ $read }” holds a remark, “{ $remark }”, so it is not clear whether { $value } is the result.
    .hint = If the result is { $value }, type only { $value } here and move “{ $remark }” to the column of notes.
diag-value-is-date = { $code }: a figure is asked for but the cell holds the day { $read }; Excel may have made it of { $first } or { $second }.
    .hint = Type numerator and denominator in columns of their own, or format the cell as text and type it again.
diag-number-ambiguous = { $code }: “{ $read }” may be { $first } or { $second }.
    .hint = Type it as a number, without thousands marks and without a % sign.
diag-negative = { $code }: “{ $read }” is below zero.
    .hint = Check it and type a number that is not negative.
diag-rate-over-100 = { $code }: the rate { $value } % is over 100 % (the cell holds “{ $read }”).
    .hint = { $suggest ->
    [none] Type a rate from 0 to 100, such as 95.5 for 95.5 %.
   *[other] Is it { $suggest } %? Format the cell as a number and type a rate from 0 to 100.
    }
diag-rate-maybe-fraction = { $code }: “{ $read }” may be { $value } % or { $suggest } %.
    .hint = Type the rate in per cent (such as 95.5 for 95.5 %); if it really is { $value } %, give numerator and denominator.
diag-percent-cell = { $code }: the cell is formatted as a percentage and was read as { $suggest } %.
    .hint = Check it; better format the cell as Number and type { $suggest }.
diag-percent-cell-in-form = { $code }: the cell was changed to a percentage format (shows { $read }, holds { $stored }), which the form's own formula misreads.
    .hint = Format the cell as Number and type { $suggest }.
diag-denominator-zero = { $code }: the denominator is 0 (numerator { $numerator }), so there is no rate.
    .hint = Check the denominator; if there is nothing to count, write “Không áp dụng” and the reason where the criteria allow it.
diag-part-over-whole = { $code }: the numerator { $numerator } is greater than the denominator { $denominator }.
    .hint = Check both; they may have been swapped.
diag-ratio-incomplete = { $code }: only one of numerator and denominator is given (this cell holds { $read }).
    .hint = Give both.
diag-ratio-not-asked = { $code } is no rate, so numerator and denominator (this cell holds { $read }) are not used, and the result is blank.
    .hint = Put the result into the result column.
diag-rate-disagrees = { $code }: the typed rate { $typed } % differs from { $numerator }/{ $denominator } = { $computed } % (numerator at { $other }); { $judged ->
    [computed] both give the same verdict, so numerator and denominator were judged.
    [neither] each gives another verdict, so neither was judged ({ $open }).
    [some] { $by } was judged by numerator and denominator, since both give the same verdict; { $open } was not, since each gives another.
   *[open] they can be judged only where both give the same verdict.
    }
    .hint = Correct the rate, or the numerator and denominator, so that they agree; if numerator and denominator are right, clear the rate.
diag-rate-rounded-across = { $code }: the typed rate { $typed } % was rounded across the threshold { $sign } { $bound } %; { $numerator }/{ $denominator } is exactly { $exact } %, { $verdict ->
    [met] so the verdict is met.
    [not_met] so the verdict is not met.
   *[other] and that was used.
    }
    .hint = Check numerator and denominator; type the rate with all its decimals ({ $exact }), or leave it blank.
diag-count-not-whole = { $code }: “{ $read }” must be a whole number ({ $unit }).
    .hint = Type a whole number.
diag-other-unit = { $code }: “{ $read }” is more than can be ({ $most } { $unit }); it seems to be in another unit.
    .hint = { $meant ->
    [none] Type it in { $unit }.
   *[other] Is it { $meant } { $unit }? Then type { $meant }.
    }
diag-word-unknown = { $code }: “{ $read }” is not understood.
    .hint = { $meant ->
    [none] Write one of: { $words }.
   *[other] Is it “{ $meant }”? Write one of: { $words }.
    }
diag-sign-ambiguous = { $code }: “{ $read }” may mean chosen (met) or not met.
    .hint = Say it in words: Đạt or Không đạt.
diag-box-empty = { $code }: the box “{ $read }” is not ticked.
    .hint = Say it in words: Đạt or Không đạt.
diag-judgement-for-number = { $code }: a number is asked for, the cell says “{ $read }”.
    .hint = Type the result itself; whether it is enough is computed.
diag-answer-from-judgement = The result is blank; “{ $read }” of the commune's own assessment was taken as the result of { $code }.
    .hint = Write “Đạt” or “Chưa đạt” into the column of results.
diag-judgements-contradict = The result of { $code } contradicts itself: this cell says “{ $read }” and cell { $other } the contrary; the indicator is undetermined.
    .hint = Correct them so that both say the same.
diag-grade-unknown = { $code }: “{ $read }” is not a grade.
    .hint = Write one of: { $words }.
diag-not-applicable-forbidden = { $code }: the cell says “{ $read }”, but the criteria do not allow this indicator to be left out.
    .hint = Give the result.
diag-not-applicable-unexplained = { $code }: the cell says “{ $read }” without a reason.
    .hint = Give the reason in the note column.
diag-error-value = { $code }: the cell holds the error { $read }.
    .hint = Correct the formula or type the value.
diag-formula-without-result = { $code }: the cell is a formula that was never calculated.
    .hint = Open the file in Excel and save it, or type the value.
diag-date-unreadable = Field “{ $field }”: “{ $read }” is not a day.
    .hint = Write day/month/year, such as 05/03/2024.
diag-shown-otherwise = { $code }: the cell shows { $shown } but holds { $stored }; the threshold is { $threshold }, and { $stored } is what is judged.
    .hint = Show more decimals (Increase Decimal) to see the whole number; if the result is exactly { $shown }, type { $shown } again.
diag-answers-differ = The answer to { $code } here differs from the one at { $other }; neither was used.
    .hint = Make the two cells agree.
diag-typed-verdict-differs = { $code }: the verdict column says “{ $typed }”, but by the figure { $other ->
    [none] (there is none)
   *[other] at { $other }
    } the verdict is “{ $computed ->
    [met] met
    [not_met] not met
    [not_applicable] not applicable
   *[undetermined] undetermined
    }”; the computed verdict was used.
    .hint = Check the figure; a verdict typed by hand is never used as a result.
diag-villages-typed = { $code }: the cell says “{ $read }”, but this is counted from the villages sheet, so it was not used.
    .hint = Fill in each village on the villages sheet of the form.
diag-document-unplaced = { $read ->
    [none] The document “{ $title }” names no indicator.
   *[other] The document “{ $title }” names the indicator “{ $read }”, which does not exist.
    }
    .hint = Give the set and the code (as text) of the indicator it proves.
diag-carried-unplaced = Last year's document “{ $title }” was behind { $code ->
    [none] no indicator
   *[other] { $code }, which is not asked for on the as-of date
    }; it is kept, behind no indicator.
    .hint = Enter the indicator it proves now, or delete its row in the sheet “Minh chứng”.
diag-register-carried = Documents brought along from last year's register, with new codes: { $count }.
    .hint = Check each: whether it still holds, and whether this year's is needed.
diag-evidence-elsewhere = The sheet “Minh chứng” names { $count } files and none of them is in { $folder }; they could not be checked.
    .hint = Name the folder of evidence by --evidence DIR.
diag-evidence-unlisted = Files in the folder of evidence that no register names: { $count } ({ $files }).
    .hint = Enter the name of the file next to its document in the sheet “Minh chứng”, or pass over it if it proves nothing.
diag-document-after = The document { $document } is dated { $date }, after the as-of date { $as_of }.
    .hint = Check its date, or use a document from before the as-of date.
diag-document-expired = The document { $document } holds until { $date } only, which is before the as-of date { $as_of }.
    .hint = Put one in its place that still holds, or correct the last day if it was extended.
diag-document-old = The document { $document } is too old: a “{ $kind }” must be from { $first } or later (at most { $months } months before the as-of date { $as_of }; { $source ->
    [none] no source given
   *[other] { $source }
    }; { $evidence }).
    .hint = Use a later document, or check its date.
diag-document-twice = The document { $document } is already there at { $other } behind the same indicator.
    .hint = Delete one of the two rows, or say what tells them apart if they are two documents.
diag-document-kind-missing = { $code } is judged met, but no document of the kind “{ $kind }” is there ({ $source ->
    [none] no source given
   *[other] { $source }
    }; { $evidence }).
    .hint = Enter the document into the sheet “Minh chứng” under its kind. This is a warning and changes no verdict.
# Villages
diag-village-unnamed = This row has figures but no name of a village; it still counts as one.
    .hint = Write the village's name on the sheet “Thôn”, or clear the cells of the row if there is no such village.
diag-village-twice = The village “{ $village }” occurs in two rows (the other at { $other }), so it is counted twice.
    .hint = Keep one row; if two villages share a name, write what tells them apart.
diag-village-figure-missing = { $code }: { $count } villages have no figure ({ $villages }), so the villages' figures cannot be added up.
    .hint = Fill in every village (0 where there is nothing to count), or clear the column and type the commune's figure on the sheet of indicators.
diag-village-sum-differs = { $code }: the figure typed here is { $typed }, while the villages at { $other } add up to { $sum }; the figure typed here is used.
    .hint = Check both places. To use the villages' sum, clear numerator, denominator and result of this row.
# Resources, debts, survey, meeting
diag-paper-figure = “{ $read }” at “{ $field }” is { $whole ->
    [yes] no whole number of zero or more
   *[no] no number of zero or more
    }, so it was not used.
    .hint = Type a number without words, unit or % sign; leave the cell blank while it is not known.
diag-paper-text = “{ $read }” at “{ $field }” is in a cell formatted as text, so it was not counted.
    .hint = Give the cell the format General and type the { $whole ->
    [yes] whole number
   *[no] number
    } again, without marks at thousands; for many cells at once choose the column, then Data → Text to Columns → Finish.
diag-paper-number-as-text = “{ $read }” at “{ $field }” is text; it was read as the number { $value }.
    .hint = Type it as a number to be sure.
diag-paper-over = “{ $part }” is { $value }, more than “{ $whole }”, which is { $most }; these figures were not used.
    .hint = Check the two numbers.
diag-paper-incomplete = { $missing } is missing, so { $what } could not be worked out.
    .hint = Fill in the missing cells (0 where there is nothing), or clear the row that was begun.
diag-paper-word = “{ $read }” at “{ $field }” is none of these words: { $words }.
    .hint = Choose a word of the cell's list, or leave it blank.
diag-survey-doubled = { $question }: { $typed } is typed here, while the villages at { $other } come to { $sum }; the two differ, so neither is used.
    .hint = Check the forms and correct one of the two places. To use what the villages come to, clear the two cells of this question here.
diag-paper-sum-differs = { $code }: the figure typed here is { $typed }, while { $other } comes to { $sum }; the figure typed here is used.
    .hint = Check both places. To use what the other table comes to, clear numerator, denominator and result of this row.
# The procedure
diag-step-reversed = Step “{ $step }”: its last day { $to } is before its first { $from }; the last day is not used.
    .hint = Check both days. Leave the last day blank for what was done in one day.
diag-step-not-in-force = Step “{ $step }” is not part of the procedure in force since { $from } ({ $source }); the row is not used.
    .hint = Check the as-of date of the commune, or take a form written for that date.
diag-step-blank = Nothing is entered for step “{ $step }” on the sheet “Trình tự” ({ $source ->
    [none] no source
   *[other] { $source }
    }; { $evidence }).
    .hint = Give its days and document; if it was not done, do it before sending the dossier, or say why under “Giải trình”. A warning changes no verdict.
diag-step-incomplete = Step “{ $step }” lacks { $what } ({ $source ->
    [none] no source
   *[other] { $source }
    }; { $evidence }).
    .hint = Add it, or say why under “Giải trình”. A warning changes no verdict.
diag-step-below = Step “{ $step }”: { $what } is { $value }, at least { $least } is asked for ({ $source ->
    [none] no source
   *[other] { $source }
    }; { $evidence }).
    .hint = Do and add what lacks, or say why under “Giải trình”. A warning changes no verdict.
diag-step-spread = Step “{ $step }”: at most { $value } times within { $days } days (the first counted), at least { $least } times within { $days } days are asked for ({ $source ->
    [none] no source
   *[other] { $source }
    }; { $evidence }).
    .hint = Check the days; if they are right, say why under “Giải trình”. A warning changes no verdict.
diag-step-early = Step “{ $step }” began on { $day }, when step “{ $other }” was not over (until { $ended }); the order is by { $source ->
    [none] a reading without source
   *[other] { $source }
    } ({ $evidence }).
    .hint = Check the days; if they are right, say why under “Giải trình”. A warning changes no verdict.
diag-step-after-paper = The sheet “Trình tự” has the day { $day }, after the date of the paper { $paper }.
    .hint = Check the day, or change the date of the paper (--date).
diag-paper-before-figures = The paper is dated { $paper }, before the as-of date { $as_of } of its own figures.
    .hint = If the figures are those of the day of the paper, run again with --as-of { $paper }; else let the paper (--date) be of the as-of date or later.
diag-step-after-as-of = The sheet “Trình tự” has { $count } days after the as-of date { $as_of }; the procedure is that of the as-of date.
    .hint = Check that the days are right; steps after the as-of date are usual.
diag-recognition-date = “{ $read }” in the cell of the day of recognition is no day, so this recognition does not count.
    .hint = Format the cell as a date and type it again, for example 05/03/2024.
diag-recognition-incomplete = The recognition of the village “{ $village }” ({ $list }) lacks the authority, the number or the day of the decision.
    .hint = Fill in all three cells; without number or day it is as if there were no decision.
diag-recognition-late = The village “{ $village }” was recognised ({ $list }, { $document }) on { $date }, after the as-of date { $as_of }; this recognition does not count.
    .hint = Check the day of recognition and the as-of date.
diag-recognition-unearned = The village “{ $village }” is recognised ({ $list }, { $document }), but by the figures at { $other } it fails “{ $item }”; the figures decide.
    .hint = Check the village's figures, or the decision of recognition.
# The sheet “Thuyết minh”
diag-narrative-unusable = A text of the sheet “Thuyết minh” was not used: { $reason ->
    [too-long] a paragraph is longer than 32,767 characters, which is more than a cell of Excel holds.
    [formula] the cell shows the formula error { $read }.
    [not-calculated] the cell is a formula that was never calculated.
   *[other] the cell cannot be read, or its text is too long.
    }
    .hint = { $reason ->
    [too-long] Split it into several paragraphs, one a row.
    [formula] Type it again; put an apostrophe (') before a text that begins with - or =.
   *[other] Type the text of the cell again, as text.
    }
# Waivers and attestations
diag-special-kind-unknown = “{ $read }” is no kind of document here; the row was not used.
    .hint = { $nearest ->
    [none] Write one of: { $words }.
   *[other] Did you mean “{ $nearest }”? The kinds are: { $words }.
    }
diag-special-unplaced = { $read ->
    [none] The document ({ $kind }) names no indicator.
   *[other] The document ({ $kind }) names the indicator “{ $read }”, which does not exist.
    }
    .hint = Choose the set and give the code (as text) of the indicator.
diag-special-incomplete = The document ({ $kind }) lacks: { $missing }.
    .hint = Give reason, number, signer and last day.
diag-special-expired = The document { $document } about { $code } expired on { $expires }, before the as-of date { $as_of }.
    .hint = Remove it, or enter the one that holds.
diag-waiver-idle = The waiver { $document } is laid on { $code }, which does not fail.
    .hint = Remove it, or name the indicator that fails. A waiver never changes a verdict.
diag-attestation-blank = The attestation { $document } is laid on { $code }, which has no answer.
    .hint = Type the result on the sheet of indicators; an attestation supports an answer and is none itself.
diag-attestation-misplaced = The attestation { $document } is laid on { $code }, which is not answered by yes or no.
    .hint = Enter it on the sheet of documents.
# Criteria and time
diag-form-threshold-differs = This form was written before the levels in use: { $count } levels in it are not those in use ({ $shown }{ $more ->
    [yes] ; …
   *[no] {""}
    }). Figures are judged by the levels in use.
    .hint = Ask for a new form: ntm template --refresh { $file }
diag-amendment-between = An amendment of { $day } lies between the as-of date { $as_of } and the date of the paper { $paper }. Judged on the date of the paper, these differ: { $items }.
    .hint = Choose the as-of date (--as-of) by the rules that apply to the review.
diag-before-decision = The as-of date { $date } lies before { $from }, the day of the decision behind the criteria ({ $decision }); the first version was applied.
    .hint = Nothing to do if a time before the decision is meant.
diag-illustration = Levels invented for illustration are in use: { $name }. The result means nothing in reality.
    .hint = Choose a real province and add its rules with --criteria.
diag-criteria-notice = { $en }
    .hint = The criteria file says this of itself; compare with the decisions.
diag-criteria-replaced = This criteria file replaces “{ $name }” version { $old } by version { $new }.
    .hint = Leave the file out of --criteria to use the built-in one.
# Settings of an office (ntm.toml)
diag-office-in-force = The office's settings in this file are in use.
    .hint = Options of the command line and cells of the commune's file win over them.
diag-office-syntax = The settings cannot be parsed: { $message }
    .hint = Correct the line; words are in quotation marks, such as province = "Hải Dương".
diag-office-unknown-key = The settings have no key “{ $name }”.
    .hint = { $nearest ->
    [none] The keys are: { $keys }.
   *[other] Did you mean “{ $nearest }”? The keys are: { $keys }.
    }
diag-office-wrong-value = “{ $read }” is no value of the setting “{ $key }”.
    .hint = { $key ->
    [year] Write the year as a number, such as year = 2024.
    [level] Write a level that the criteria sets have, such as level = "advanced".
    [archive] Give the folder of the years, such as folder = "cac-nam", under [archive].
    [overlays] Write a list of file names, such as overlays = ["rules/province.toml"].
    [findings] A severity is "off", "note", "warning" or "error".
    [departments] One line per indicator, such as "basic:17.1" = "Department of Agriculture", below the line [departments].
   *[other] Write words in quotation marks.
    }
diag-office-finding-fixed = How grave “{ $name }” is cannot be set in [findings]: { $why ->
    [error] with this error a figure cannot be used, so that nothing can be said of it
    [open] it leaves a figure undetermined
    [guess] the program has understood something in one way, which people have to know
    [double] something stands twice, which people have to know
   *[other] it is about no figures of a commune
    }.
    .hint = Leave this line out. The codes that can be set are in examples/README.md.
diag-office-finding-unknown = There is no finding “{ $name }”, which [findings] names.
    .hint = { $nearest ->
    [none] The code stands in square brackets behind each error, warning and note; those that can be set are in examples/README.md.
   *[other] Did you mean “{ $nearest }”? The code stands in square brackets behind each error, warning and note.
    }
diag-office-file-unreadable = The file “{ $name }” named in the settings could not be read.
    .hint = Check its name; paths start from the folder of the settings.
# The archive of years
diag-archive-no-round = This file cannot be read as the stored results of a year: { $read }
    .hint = The archive takes JSON written by ntm archive or ntm batch --json, and folders of the communes' workbooks.
diag-archive-other-year = This workbook is of { $read }, not of { $year }, and is left out of { $year }.
    .hint = Move the file to its own year, or correct the year in the workbook if it is wrong.
diag-archive-year-twice = The archive has { $year } both in this file and in { $other }; only this file is read.
    .hint = Keep one of the two and move the other out of the archive.
# Layouts of tables made by hand
diag-layout-syntax = The layout cannot be parsed: { $message }
    .hint = Correct the line; words are in quotation marks, such as is = "result". ntm read FILE -o LAYOUT.toml makes the file again.
diag-layout-empty = The layout has no table.
    .hint = Make a layout of an example by ntm read FILE -o LAYOUT.toml and correct it.
diag-layout-word = The layout says { $key } = “{ $read }”; there is no such word.
    .hint = Write one of these: { $known }.
diag-layout-column-twice = Two columns of the layout are “{ $read }” (the other in line { $other }); it is not clear which one is to be read.
    .hint = Keep one of them and write is = "none" for the other.
diag-layout-item = The layout says “{ $read }” for the row “{ $label }”, and there is no such indicator or criterion.
    .hint = Correct the code, or write is = "none" if the row is no indicator. ntm criteria show lists the codes.
diag-layout-unfit = The layout { $layout } fits no sheet of this file, so the file was not read. { $sheet ->
    [none] The file has no table of indicators of one commune.
   *[other] The nearest is sheet “{ $sheet }”: these headings are missing { $missing }; the layout does not know the headings { $unknown }.
    }
    .hint = Make the headings of the table or of the layout the same, or leave --layout out and let the program find its way. Layouts are for tables of one commune, not for tables of many.
diag-layouts-passed = This file fits none of the layouts of the office ({ $layouts }); columns and rows were found without one.
    .hint = Nothing is to be done if the table is understood rightly; look by ntm read.
diag-layout-used = This file is read by the layout { $layout }.
    .hint = ntm read --layout { $layout } shows how each column and row is read.
diag-layout-row-new = The row “{ $label }” has a figure and is not in the layout { $layout }; the figure was not used.
    .hint = Add the row to the layout with the code of its indicator, or with is = "none" if it is no indicator.
diag-layout-nothing = This file has no table made by hand of one commune that is understood, so there is no layout to write.
    .hint = Layouts are for tables of one commune made by hand; forms of this program and tables of many communes need none.
# Criteria files
diag-criteria-syntax = The criteria file cannot be parsed: { $message }
    .hint = Correct the line and run “ntm criteria check”.
diag-criteria-unknown = “{ $name }” is defined in no criteria file.
    .hint = Check the spelling; codes must be exactly those of the set.
diag-criteria-twice = “{ $name }” is defined twice.
    .hint = Keep one definition.
diag-criteria-periods = This criteria set is for the years { $years }, some of which are also those of the file “{ $other }” ({ $other_years }).
    .hint = Each level has one set in a year, and the levels of one period have the same first and last year. Correct `period` or leave one file out.
diag-criteria-series-shared = This criteria set ({ $years }) and the file “{ $other }” ({ $other_years }) have the same `series`, so that indicators of the two periods cannot be kept apart.
    .hint = Give the sets of the new period a `series` of their own, such as the first year of the period.
diag-criteria-series-differs = This criteria set has the series “{ $series }”, another one than the file “{ $other }” of the same period { $years }.
    .hint = Give all levels of a period the same `series`.
diag-criteria-nations = This file (“{ $name }”) and the file “{ $other }” (“{ $other_name }”) both say what is common to all sets, so it is not known which one holds.
    .hint = Leave one out; a file that is to replace the other has the same `id` and a newer `version`.
diag-criteria-level-id = “{ $name }” cannot be the id of a level.
    .hint = Write `level` in small letters without marks and digits, words joined by hyphens, each beginning with a letter: level = "hien-dai".
diag-criteria-level-name = The level “{ $name }” has no official name, or its short name “{ $short }” cannot be used.
    .hint = Write `official` and `short` below [level_names]; the short name is part of names of sheets, so it has { $longest } characters at most and none of [ ] : * ? / \.
diag-criteria-level-unnamed = No file says what the level “{ $name }” is called.
    .hint = Write its names below [level_names] in a criteria set of that level, or correct `level` if it is misspelt.
diag-criteria-level-requires = The level “{ $name }” has requires = “{ $requires }”, which is a level that no file has, or one that needs this level in turn, or another one than in another file.
    .hint = Write at `requires` the level that must be met first; the lowest level has no such line.
diag-criteria-level-differs = The level “{ $name }” is called otherwise here, or requires another level, than in the file “{ $other }”.
    .hint = Name each level in one file, or write the same.
diag-criteria-level-word = “{ $word }” may mean two levels: { $levels }.
    .hint = Each spelling is for one level only; correct [level_names].
diag-criteria-no-base = The province's file does not say which criteria sets it is laid over, and there are sets of several periods.
    .hint = Write the ids and versions of those sets at `base`.
diag-criteria-area-rest = Area “{ $name }” names no district or class, while another area of the province is given by districts.
    .hint = Where areas are given by districts, list them all: a misspelt district must not fall into the rest.
diag-criteria-overlap = “{ $name }”: two levels apply at one place and time.
    .hint = Separate them by region, year, class, area or day.
diag-criteria-no-evidence = A level has no evidence.
    .hint = Add evidence: confirmed, press, derived, interpolated, unverified or invented.
diag-criteria-no-source = Evidence “{ $name }” needs a source.
    .hint = Add source; for confirmed also confirmed_by and confirmed_on.
diag-criteria-wrong-value = The value does not fit the comparison: { $name }.
    .hint = A number for at_least and at_most, a word of the scale for a grade, no value for met and none.
diag-criteria-requirement = A requirement is empty or cannot be understood: “{ $name }”.
    .hint = Use a test or one of all, any, at_least/of, case, criterion, set, criteria, left_to.
diag-criteria-measure-differs = The measure “{ $name }” is defined in two ways.
    .hint = Use one kind, unit and scale, or another name.
diag-criteria-looser = “{ $name }”: the province's level { $own } is looser than the confirmed national level { $national } ({ $source }).
    .hint = A province may not be looser than the nation; check the decision.
diag-criteria-maybe-looser = “{ $name }”: the province's level { $own } is looser than the national level { $national } as entered (not confirmed; { $source }).
    .hint = Check which number was read from the decision itself.
diag-criteria-share = “{ $name }” is no share from 1 to 100 %.
    .hint = Write a whole number from 1 to 100.
diag-criteria-unused = “{ $name }” in the criteria file is used by nothing.
    .hint = Remove it, or correct the name.
# Sheet of thresholds read in a decision
diag-decision-kind = Tables in this kind of file cannot be read (PDF, .doc or another).
    .hint = Open it in Word (which opens PDF files too), choose “Save As” and the file type .docx, look the tables over and read that .docx. A table copied into Excel (.xlsx) or a saved web page (.html) can be read too.
diag-decision-table = No table in the file has a column of indicators and a column of levels (common, by region, or the province's).
    .hint = Check that the file has the annex of the decision; the table's first lines must have “Nội dung tiêu chí” and “Chỉ tiêu chung”, names of regions or “Chỉ tiêu”. A table that is a picture cannot be read.
diag-sheet-kind = This file is no table of thresholds written by “ntm criteria sheet”.
    .hint = Write a new one with “ntm criteria sheet -o FILE.xlsx” and fill it; keep its hidden columns.
diag-sheet-empty = Not one threshold is filled in.
    .hint = Fill in the value and which text it was read in, for the rows you have read.
diag-sheet-key-unknown = This row is about the threshold “{ $key }”, which the criteria in force do not have.
    .hint = Write a new table from the criteria in force and fill in this row again.
diag-sheet-stale = The threshold has changed since the table was written: then “{ $old }”, now “{ $new }”.
    .hint = Write a new table with “ntm criteria sheet” and fill in this row again.
diag-sheet-value-missing = This row names a document or a person, but has no value.
    .hint = Fill in the value of the text, also where it is the one in force; or clear the rest of the row.
diag-sheet-no-number = “{ $read }” is no number.
    .hint = Type the number (95.5 means 95.5 %), or the level as the decision writes it: ≥ 95.5 %.
diag-sheet-out-of-range = { $read } cannot be the value of this threshold.
    .hint = A number not below zero; a rate not over 100; a count whole.
diag-sheet-word-unknown = “{ $read }” is no value of this threshold.
    .hint = Choose one of: { $words }.
diag-sheet-text-missing = { $read ->
        [none] It is not said which text the value was read in.
       *[other] “{ $read }” does not say which text the value was read in.
    }
    .hint = Choose one of: { $words }.
diag-sheet-source-missing = There is no document: it is not said where the value was read.
    .hint = Type number and date of the document in its column, or once for all on the first sheet.
diag-sheet-source-undated = The document “{ $read }” has no date.
    .hint = Write number and date, such as 318/QĐ-TTg ngày 08/3/2022.
diag-sheet-person-missing = Nobody is named who compared it.
    .hint = Type the name in this row, or once for all on the first sheet.
diag-sheet-day-missing = { $read ->
        [none] There is no day on which it was compared.
       *[other] The day “{ $read }” cannot be read.
    }
    .hint = Type a day such as 31/12/2024 in this row, or once for all on the first sheet.
diag-sheet-field-missing = “{ $field }” is missing or cannot be read: “{ $read }”.
    .hint = Thresholds were read in the province's text, so the first sheet must name province, issuer, number and date of the decision.
diag-sheet-factor = This threshold is a multiple of another one, so no number of the province's text can be entered here.
    .hint = Read the factor in the national text; a province's own table is written in a TOML file.
diag-sheet-looser = The province's { $own } asks less than the confirmed national { $national } ({ $source }).
    .hint = A province may not ask less than the nation; look at both texts again.
diag-sheet-special-form = “{ $read }” is not how a special level is written.
    .hint = Name, colon, level, with semicolons between: Vùng 1: 80; Vùng 2, Vùng 3: 70; Vùng 3 + Xã khu vực I: 60.
diag-sheet-special-overlap = The special levels of “{ $own }” and of “{ $other }” hold for some of the same communes.
    .hint = Say the level of communes that are of both (“Vùng 1 + Xã khu vực I”) in place of one of them; or make the class an area that is first on the sheet of areas.
diag-sheet-place-unknown = No area of the province and no class of communes is called “{ $read }”.
    .hint = { $nearest ->
        [none] Enter the area on the sheet of areas; write a class as in the commune's form, as much of it as tells it from others.
       *[other] Is it “{ $nearest }”? Areas are entered on the sheet of areas.
    }
diag-sheet-twice = “{ $name }” is given twice.
    .hint = Keep one: one row for an area, one area for a district, one level for an area or class.
diag-sheet-list-word = { $read ->
        [none] The column “{ $field }” is blank.
       *[other] “{ $read }” cannot be used in the column “{ $field }”.
    }
    .hint = Choose one of: { $words }.
diag-sheet-list-incomplete = A village checklist lacks “{ $field }”.
    .hint = Each list has a name in its first row, and each row an item; clear a row that is not used.
diag-sheet-list-value = Item “{ $name }”: its number does not go with “{ $operator }” and “{ $kind }”.
    .hint = What is met or not has no number; a rate lies between 0 and 100, a count is whole, both at least or at most.
diag-sheet-list-pass = { $read } items must be met, and the list has { $most }.
    .hint = Type a whole number from 1 to { $most }; leave it blank where all must be met.
diag-sheet-area-name = { $read ->
        [none] This area has no name.
       *[other] “{ $read }” cannot be the name of an area.
    }
    .hint = Type a name without semicolon, colon, comma or plus. Keep the name of an area that is there.
diag-sheet-area-rest = Area “{ $name }” names no district or class and so takes the rest of the province, but is not last or next to an area given by districts.
    .hint = Where areas are given by districts, list them all; where by classes only, the area that takes the rest is last.
diag-sheet-area-nation = “{ $name }” is an area of the province and cannot be read in a national text.
    .hint = Choose “Tỉnh” as the text, or take this special level out.
diag-sheet-own-test = The province has added this; no national text says it.
    .hint = Choose “Tỉnh” as the text.
diag-sheet-province = This table was written for { $own }; its first sheet names “{ $read }”.
    .hint = Write a new table for the province with “ntm criteria sheet --province”.
diag-sheet-two-overlays = Of the province's file “{ $name }”: { $cells }; other cells filled in are of another file.
    .hint = One import changes one file of a province: fill two tables, each with the cells of one file, and import one after the other.
# A plan (ntm progress)
diag-plan-syntax = The plan cannot be parsed: { $message }
    .hint = Correct the line; words are in quotation marks, such as title = "Plan of 2024".
diag-plan-unknown-key = { $section ->
    [none] A plan has no key “{ $name }”.
   *[other] The section [{ $section }] of a plan has no key “{ $name }”.
    }
    .hint = { $nearest ->
    [none] The keys are: { $keys }.
   *[other] Did you mean “{ $nearest }”? The keys are: { $keys }.
    }
diag-plan-missing = { $section ->
    [none] The plan lacks the key “{ $key }”.
   *[other] The section [{ $section }] of the plan lacks the key “{ $key }”.
    }
    .hint = { $key ->
    [source] Add a section [source] with document (the paper, or where it was read) and evidence (press if it was read in the press).
    [kind] Write kind = "plan" at the top.
   *[other] Add a line { $key } = … to that section.
    }
diag-plan-wrong-value = The key “{ $key }” of the plan has a value that cannot be used.
    .hint = { $wants ->
    [number] Write a whole number without quotation marks, such as { $key } = 35.
    [yes-no] Write { $key } = true or { $key } = false.
    [day] Write a day, such as { $key } = "10/12/2024".
    [list] Write a list of words, such as { $key } = ["…", "…"].
    [section] Write [{ $key }] or [[{ $key }]] on a line of its own, its keys below.
   *[other] Write words in quotation marks, such as { $key } = "…".
    }
diag-plan-unknown = The plan says “{ $name }”, but there is no such { $kind ->
    [level] level
    [district] district
    [class] class of communes
    [area] area of the province
    [checklist] checklist of villages
    [rule] rule of districts
    [province] province
    [evidence] evidence
    [who] authority that reports
    [need] indicator or part of a report
    [counted] way of counting villages
    [file] readable list of communes
   *[kind] kind of file
    }.
    .hint = { $nearest ->
    [none] Check the spelling; names must be those of the criteria, of the province's file or of the plan's [[roster]].
   *[other] Did you mean “{ $nearest }”?
    }
diag-plan-twice = The plan says “{ $name }” twice.
    .hint = Keep one line.
diag-plan-periods = The first year { $first } of the plan is of the period { $other } and its year { $year } of the period { $period }; each period has sets of its own, so the results do not add up.
    .hint = Make a plan of its own for each period.
diag-plan-impossible = { $kind ->
    [nothing] The plan has no target and no report.
    [year] The year { $read } is outside the period of the criteria.
    [first-year] The first year { $read } comes after the plan's year { $limit }.
    [list-count] The plan says { $read } communes but lists { $limit }.
    [no-communes] This district has neither a number of communes nor a list of them.
    [over] The plan wants { $read } communes where there are { $limit }.
    [no-count] This target does not say how many.
    [share] { $read } is no share from 1 to { $limit } %.
   *[count-or-share] A target of villages says either count or per_cent.
    }
    .hint = { $kind ->
    [nothing] Add [[communes]], [[keep]], [[villages]], [[district]] or [[report]].
    [year] Write a year of the period, such as year = 2024.
    [count-or-share] Write count = a number of villages, or per_cent = a share; not both.
   *[other] Compare with the paper of the plan and correct the number.
    }
# Output
# A finished dossier checked again
diag-not-a-dossier = This file is no dossier written by the program.
    .hint = Name a dossier .xlsx that ntm dossier wrote; for a form use ntm assess.
diag-dossier-unsealed = The dossier has no fingerprint of its inputs, so it cannot be determined whether they were changed after writing.
    .hint = Write the dossier again from the form by ntm dossier; the fingerprint is missing where an older version wrote it, or where a program dropped the properties of the file.
diag-dossier-input-changed = The inputs in the dossier were changed after writing: their fingerprint does not match.
    .hint = Compare the dossier with the form that was sent; correct the form and write the dossier again, do not correct the dossier.
diag-dossier-cell-changed = This cell says “{ $stands }”; computed again from the dossier's inputs it must be “{ $computed }”.
    .hint = A cell computed by the program was changed. Write the dossier again from the form.
diag-dossier-cell-stale = This cell still says “{ $stands }”; the dossier's input ({ $input }) now gives “{ $computed }”.
    .hint = The input was changed after the dossier was written. Find out which is right, correct the form and write the dossier again.
diag-dossier-uncalculated = { $count } formulas of the dossier (from this cell on) have no result: the file was saved by a program that does not calculate.
    .hint = Open the dossier in Excel or LibreOffice, save it there, and verify again.
diag-dossier-criteria-changed = The criteria “{ $id }” are not those the dossier was written by: then { $then }, now { $now }.
    .hint = To check by the criteria of then, add their file by --criteria; to go by those of now, write the dossier again.
diag-dossier-verdict-differs = { $item }: the dossier says “{ $then }”, by the criteria of now it is “{ $now }”.
    .hint = See the thresholds of now: ntm criteria show; what differs: ntm criteria diff.
diag-appraisal-word-unknown = The column “{ $column }” says “{ $read }”, which is no result that can be read; it counts neither as met nor as not met.
    .hint = Choose from the list of the cell: { $words }; reasons and conditions go into the agency's column next to it.
diag-appraisal-column-missing = The dossier lacks the sheet or column “{ $column }” of the appraisal, so what was written there cannot be read.
    .hint = Use a dossier with the sheet, headings and hidden id column that ntm dossier wrote; copy the results there and compare again.
diag-appraisal-row-unclear = This cell says “{ $read }” in a row that is of no known indicator ({ $reason ->
    [none] the row has no code in the hidden id column
    [gone] the criteria in force do not ask “{ $id }”
   *[twice] “{ $id }” has a row above
}), so it is not compared.
    .hint = Write the result into the row of its indicator in the table ntm dossier made; insert and copy no rows.
diag-appraisal-step-skipped = The column “{ $higher }” has results for { $count } indicators (from this cell on) where the column “{ $lower }” is empty: { $codes }.
    .hint = One step is finished before the next; ask the agency of the column “{ $lower }”, or look whether the wrong column was written into.
diag-appraisal-dossier-changed = { $reason ->
    [cells] { $count } cells of T2 and T3-T4 are not what the program computes (this one says “{ $stands }”, and must be “{ $computed }”); the appraisers may have seen other figures
    [inputs] Inputs of the dossier were changed after it was written
   *[criteria] The dossier was written by the criteria “{ $id }” { $then }, and { $now } is in force, by which { $count ->
        [0] no indicator is judged otherwise than then
       *[other] { $count } indicators are judged otherwise than then ({ $codes })
    }
}. The self-assessment of this comparison is computed from the figures in the dossier as they are, by the criteria in force.
    .hint = See every difference by ntm verify; to compare by the criteria of then, add their file by --criteria.
diag-compare-not-a-dossier = This file is no dossier written by the program, so there is no appraisal in it to compare the self-assessment with.
    .hint = Choose a dossier .xlsx written by ntm dossier; to compare two rounds name both: ntm compare OLD NEW.
diag-own-output = This file was written by ntm ({ $kind ->
    [slip] a slip that goes back to a commune
    [roadmap] a roadmap
    [criteria-sheet] a workbook of thresholds
   *[other] a summary
    }); it holds no figures of a commune.
    .hint = Name the form, the dossier or the table of the commune.
diag-not-a-form = This file is no form of ntm, so it cannot be moved into a new one.
    .hint = “ntm assess” and “ntm read” read tables made by hand; for a form: ntm template --from FILE.
diag-form-text-left = “{ $read }” is not in the new form ({ $reason ->
    [row] the new form has no such row
    [cell] the cell of the new form is blank
   *[changed] the new form has no place for it as it is, or the cell cannot be read
    }).
    .hint = Look at the cell in the old form, which was left as it is, and type it into the right place of the new one if it is still needed.
diag-dossier-text-lost = “{ $read }” in the old dossier cannot be carried over ({ $reason ->
    [row] the new dossier has no such row
    [filled] the new dossier has other text there
    [locked] the cell is computed by the program and not for writing
    [sheet] the new dossier has no such sheet
   *[input] an input was changed in the old dossier itself and not in the form
    }); the dossier was not written.
    .hint = Copy it into the form or elsewhere and clear the cell; or add --force to write the dossier without it (the old one is kept as .bak).
diag-dossier-text-dropped = “{ $read }” in the old dossier cannot be carried over ({ $reason ->
    [row] the new dossier has no such row
    [filled] the new dossier has other text there
    [locked] the cell is computed by the program and not for writing
    [sheet] the new dossier has no such sheet
   *[input] an input was changed in the old dossier itself and not in the form
    }), so the new one is without it.
    .hint = It is still in the old one (the .bak file next to the dossier).
diag-evidence-missing = The file of evidence “{ $file }” is not in { $folder }.
    .hint = Check its name (with folders and ending), or name the folder of evidence by --evidence.
diag-evidence-gone = The file of evidence “{ $file }” is no longer in { $folder }.
    .hint = Put the file back, or name the folder of evidence by --evidence.
diag-evidence-changed = The file of evidence “{ $file }” is not what it was when the dossier was written (its SHA-256 differs).
    .hint = Take back the copy that was handed in, or write the dossier again if the new one is right.
diag-write-failed = The file could not be written ({ $reason ->
    [busy] it is open in Excel, Word or another program
    [denied] no permission to write here, or the file is open in Excel
    [full] the disk is full or the quota used up
    [folder] this is a folder, not a file
    [no-folder] this is a file, not a folder
    [no-sqlite] this program was built without SQLite
    [special] this is a pipe or a device, not a file on a disk
    [terminal] an Excel or Word file cannot be shown on a terminal
    [missing] there is no such folder
    [name] the name of the file is not valid
   *[other] { $reason }
    }).
    .hint = { $reason ->
        [folder] Add the name of a file behind that of the folder.
        [no-folder] Choose another name for the folder.
        [no-sqlite] Use --csv or --json, or build the program with --features sqlite.
        [special] Name a file; to lead the result to another program write “-” in place of a name.
        [terminal] Name a file behind -o, or lead the output to one: > FILE.xlsx
       *[other] Close the file if it is open in Excel and run again; check the folder, permissions and free space on the disk.
        }
diag-paper-section-left = A section typed in the Word report cannot be taken into the sheet “Thuyết minh” ({ $reason ->
    [differs] the sheet says something else
    [rich] there is a picture or a table in it
   *[unknown] this form has no such section
    }): “{ $read }”.
    .hint = { $reason ->
    [differs] Make the sheet “Thuyết minh” say the same and run again.
   *[other] Copy its text to the sheet “Thuyết minh” of the form and keep this report elsewhere.
    }
diag-paper-changed = This paper was changed after the program wrote it; it was not replaced.
    .hint = Rename or move it and run again; or use --force: the changed one is kept next to it with the ending .bak. The words of the report are best written on the sheet “Thuyết minh” of the form, from which they come back.
diag-result-not-made = The result could not be put together ({ $reason }).
    .hint = This is a mistake of the program, not of the figures: send the input file and this sentence to those who look after the program.
diag-output-exists = The file is already there and was not replaced.
    .hint = Choose another name, or allow it with --force.
# Odd figures: they change no verdict
diag-estimate-only = The figures of the assessment year are in a column of estimates only: { $columns }; an estimate is not judged.
    .hint = If the figures are final, head the column “Thực hiện …”; if not, add a column “Thực hiện” with the final figures.
diag-results-missing = This table holds indicators but no column is understood as that of the results; its headings are { $columns }.
    .hint = Head the column of results “Kết quả” or “Thực hiện” (or “Tử số”, “Mẫu số”); the columns of appraising agencies are never the commune's figures.
diag-summary-passed = This sheet has a summary by criteria without figures of single indicators, so it was not used.
    .hint = Nothing is to be done if the figures of the indicators are on another sheet.
diag-table-left-out = This sheet has a table about the same indicators as sheet “{ $other }”; the one on sheet “{ $other }” is read.
    .hint = Choose this sheet by --sheet if it is the one that is meant.
diag-columns-passed = Column { $used } is used; columns { $columns } are not.
    .hint = If another column is meant, correct the headings or give the assessment year (such as --year 2024).
diag-column-of-other-year = The only result column is of the year { $read }, while the assessment year is { $year }; its figures are used for { $year }.
    .hint = If these are the figures of { $year }, correct the heading; if they are those of { $read }, type those of { $year } or assess with --year { $read }.
diag-part-over-total = { $code } is { $value } { $unit }, more than the whole { $whole }, which is { $total } { $unit }{ $other ->
    [none] {""}
   *[other] {" "}at { $other }
    }.
    .hint = Check both cells; if the figures are right, say why in the column “Giải trình” of this row.
diag-totals-differ = The same thing is counted twice ({ $name }): { $code } says { $value } here, { $label }{ $other ->
    [none] {""}
   *[other] {" "}at { $other }
    } says { $expected }.
    .hint = Make the two cells agree; if the figures are right, say why in the column “Giải trình” of this row.
diag-parts-sum-differs = The same thing is counted twice ({ $name }): { $parts } add up to { $sum }, more than { $percent } % away from { $label }{ $other ->
    [none] {""}
   *[other] {" "}at { $other }
    }, which is { $total }.
    .hint = Check the cells; if the figures are right, say why in the column “Giải trình” of this row.
diag-proportion-odd = { $label } { $number } and { $of_label } { $of }{ $other ->
    [none] {""}
   *[other] {" "}at { $other }
    } make { $value } ({ $name }), outside the usual { $least } to { $most }.
    .hint = Check both cells; if the figures are right, say why in the cell next to them, column “Văn bản; giải trình” of the commune sheet.
diag-jump-from-previous = { $code } is { $value } { $unit }; last year{ $other ->
    [none] {""}
   *[other] {" "}({ $other })
    } it was { $previous } { $unit }: a change of more than { $limit } { $by ->
    [points] percentage points
   *[percent] %
    }.
    .hint = Check both cells; if the figures are right, say why in the column “Giải trình” of this row.
diag-held-level-fell = The level held is said to be { $now }, lower than last year{ $other ->
    [none] {""}
   *[other] {" "}({ $other })
    }, when it was { $before }.
    .hint = Check both cells; nothing is wrong if the recognition was revoked.
diag-district-outlier = { $commune }: { $code } is { $value } { $unit }, far from the other communes of the district (the median of { $count } is { $median } { $unit }, more than { $limit } away).
    .hint = Check the cell; if the figures are right, say why in the column “Giải trình” of this row.
diag-previous-missing = This commune is not in last year's figures { $files }, so nothing is compared.
    .hint = Check its code and name in both files if it should be there.
diag-previous-several = Last year's figures { $files } have { $count } communes of this name, so nothing is compared.
    .hint = Give the commune's code or district in both files.
diag-previous-not-earlier = Last year's file { $other } is of { $read }, which is not before the assessment year { $year }, so nothing is compared.
    .hint = Name the right file by --previous.
diag-limit-unused = A sanity limit is about “{ $name }”, which the criteria do not have, so it is not used.
    .hint = Correct the measure in the file of sanity limits, or remove the entry.
diag-merge-too-few = There is only one commune; merging takes at least two.
    .hint = Name the files of the others too.
diag-merge-twice = The commune “{ $name }” is in { $other } already: its figures would be added twice.
    .hint = Keep only the right file of this commune; if they are two communes, enter the code or district of each.
diag-merge-year = The assessment year { $read } is not the { $other } of { $commune }, so the figures do not add up.
    .hint = Use forms of one year for all communes.
diag-merge-period = { $commune } is judged by the sets of { $other }, this commune by those of { $read }; the indicators are different ones, so the figures do not add up.
    .hint = Use forms of one year for all communes.
diag-merge-day = The as-of date { $read } is not the { $other } of { $commune }; the two may fall under different versions of the indicators, so the figures do not add up.
    .hint = Enter one date in the forms of all communes.
diag-merge-province = The province “{ $read }” is not “{ $other }” of { $commune }; each has rules of its own, so the figures do not add up.
    .hint = Merge only communes of one province (as named before 1 July 2025).
diag-merge-classes = The communes are not of the same classes, so that of the merged commune is left blank.
    .hint = Enter the class of the merged commune from the authority's document.
diag-merge-target = The communes have different targets; the merged commune takes the lowest.
    .hint = Change the target in the merged form if the authority decides otherwise.
diag-merge-heads = { $commune } does not say how many households or people it has, so the total of the merged commune is left blank.
    .hint = Enter the number in the form of this commune and run again.
diag-merge-bare-rate = { $code } of { $commune } is a bare rate without numerator and denominator and cannot be added; the cell of the merged commune is left blank.
    .hint = Enter both numbers in the form of this commune and run again.
diag-merge-missing = { $code }: { $commune } has no figure, so nothing can be added; a blank is not a zero.
    .hint = Enter the figure in the form of this commune and run again.
diag-merge-no-addend = { $code } of { $commune } is no number that can be added, so the cell of the merged commune is left blank.
    .hint = See the sheet “Nguồn hợp nhất”; correct this cell, or decide on the figure of the merged commune.
diag-merge-open = { $count } figures do not add up (yes or no, grades, income, averages) and are left blank: { $codes }.
    .hint = The sheet “Nguồn hợp nhất” lays each commune's figures side by side; whoever is responsible decides on those of the merged one.
diag-merge-map-code = This line lacks the old or the new code.
    .hint = Every line needs three columns: old code, new code, new name.
diag-merge-map-unknown = No file has a commune of the code “{ $read }”.
    .hint = Check the old code, or name the file of that commune too.
diag-merge-map-twice = The code “{ $read }” occurs twice.
    .hint = An old commune belongs to one new commune and has one file; remove the line or the file that is too many.
diag-merge-map-name = The new commune “{ $read }” has two names: “{ $name }” and “{ $other }”.
    .hint = Give it one name in all its lines.
diag-merge-map-left-out = { $commune } is not in the map and was not merged.
    .hint = Add a line for its code if it belongs to a new commune.
# Plan: suppositions, unit costs, roadmap
diag-suppose-syntax = A supposition is written CODE=VALUE.
    .hint = For example: --suppose 2.2=80, --suppose 4.1=120/125, --suppose advanced:3.2=Đạt, --suppose basic:12.1/nam=75.
diag-suppose-nothing = “{ $read }” is no figure to suppose.
    .hint = Write the code of an indicator or condition, not that of a whole criterion. For the codes: ntm criteria show
diag-suppose-ambiguous = The code “{ $read }” occurs in several sets.
    .hint = Put the set in front, one of: { $choices }.
diag-suppose-twice = { $code } is supposed twice; the first time as “{ $other }”.
    .hint = Keep one supposition for each figure.
diag-suppose-idle = { $code } is in none of the sets looked at, so this supposition changes nothing.
    .hint = The plan goes up to { $level }. For a higher level add --level.
diag-cost-unplaced = It is not known to which indicator the unit cost of this row belongs (code read: “{ $read }”); it is not used.
    .hint = Write the indicator's code in the column of codes, such as “NTM 17.1”.
diag-not-a-roadmap = The file is there and is no roadmap of this program; it was not replaced.
    .hint = Choose another name; or replace it by --force, and all that is in it is lost.
diag-roadmap-other = This roadmap is that of “{ $own }”, not of “{ $commune }”; nothing was written.
    .hint = Choose another name for the roadmap of this commune.
diag-roadmap-unkept = “{ $read }” is in the old roadmap where it cannot be kept; nothing was written.
    .hint = Move it into the column for work, quarter, cost, source of funds or note of an indicator (correct a cell that shows an error), save and run again.
diag-roadmap-formula = This cell holds the formula “{ $read }”; rows change places the next time, so a formula cannot be kept; nothing was written.
    .hint = Put its result in place of the formula (copy, paste values), save the file and run again.
diag-roadmap-quarter = The quarter “{ $read }” is not understood; the cell is kept, but its time cannot be watched.
    .hint = Choose from the cell's list, such as “Quý II/2025”.
diag-roadmap-late = { $code } says { $quarter }, which is past on { $as_of }, and is not met.
    .hint = Find out why it is late, and write a new quarter into the roadmap.
# --- forms of papers ---
diag-form-word-unknown = The form has a { $what ->
    [key] key
    [table] table
    [list] list
    [condition] condition
    [page] way of the page
   *[command] command
    } “{ $word }” that means nothing here{ $nearest ->
    [none] {""}
   *[other] {""}; is it “{ $nearest }”?
    }
    .hint = Use one of the names there are here: { $known }. What each means is said in criteria/forms/README.md.
diag-form-unclosed = The command “@{ $word }” of the form lacks its “@het”, or a “@het”, “@khac”, “@ben_phai” belongs to no command.
    .hint = Each “@lap”, “@neu”, “@quoc_hieu”, “@chu_ky” needs exactly one “@het” below it.
diag-form-mark-open = A “{"{"}” without its “{"}"}” in the same line: { $text }
    .hint = Write a key within one line, such as {"{"}ten_xa{"}"}.
diag-form-unknown = The file “{ $name }” replaces no form{ $nearest ->
    [none] {""}
   *[other] {""}; is it “{ $nearest }”?
    }
    .hint = Name the file (without its extension) after the form it replaces: { $known }.
diag-form-layout = The file of sizes and letters cannot be read: { $message }
    .hint = Copy criteria/forms/trinh-bay.toml again and change numbers only.
diag-docx-unusable = The Word file cannot be used: { $reason ->
    [no-document] it is no .docx
    [too-large] it is too large or has too many parts
   *[damaged] it is damaged
    }.
    .hint = Open it in Word, save it as .docx (without a password), remove large pictures, and run again.
diag-docx-key-unknown = There is no key { $mark } (in { $part }: “… { $around } …”){ $nearest ->
    [none] {""}
   *[other] {""}; is it “{ $nearest }”?
    }
    .hint = Use one of the keys: { $known }.
diag-docx-key-split = The key { $mark } is in pieces in the Word file (in { $part }: “… { $around } …”), so that it cannot be filled for certain.
    .hint = Delete the whole key, type it again in one go from “{"{{"}” to “{"}}"}” (without formatting parts of it), and save.
diag-docx-no-key = The Word file has no key of the form {"{{"}key{"}}"} to fill.
    .hint = Type a key where a fact belongs, such as {"{{"}ten_xa{"}}"}. Keys: { $known }.
