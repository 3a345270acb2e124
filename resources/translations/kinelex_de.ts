<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add signs</source>
        <translation>Gebärden hinzufügen</translation>
    </message>
    <message>
        <source>Dominant hand</source>
        <translation>Dominante Hand</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message numerus="yes">
        <source>Add %n sign(s)</source>
        <translation>
            <numerusform>%n Gebärde hinzufügen</numerusform>
            <numerusform>%n Gebärden hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>A sign that is in the lexicon already gets one more take.</source>
        <translation>Eine Gebärde, die schon im Lexikon ist, erhält einen weiteren Take.</translation>
    </message>
    <message>
        <source>Who signs?</source>
        <translation>Wer gebärdet?</translation>
    </message>
    <message>
        <source>The signer agreed to</source>
        <translation>Die Person hat eingewilligt in</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>ID-gloss</source>
        <translation>ID-Glosse</translation>
    </message>
    <message>
        <source>Name or pseudonym</source>
        <translation>Name oder Pseudonym</translation>
    </message>
    <message>
        <source>Agreed to already</source>
        <translation>Bereits eingewilligt in</translation>
    </message>
</context>
<context>
    <name>AddingBar</name>
    <message>
        <source>Progress of adding</source>
        <extracomment>Up to so many files each refusal is told at once; of more, a report shows at the end. Identifiers of the entries that were added or got a take, once all is done. Key of the collection whose report the person wants to see.</extracomment>
        <translation>Fortschritt beim Hinzufügen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Adding {done} of {total}: {file}</source>
        <translation>Wird hinzugefügt, {done} von {total}: {file}</translation>
    </message>
    <message>
        <source>{file} was not added.</source>
        <translation>{file} wurde nicht hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) added; their movement is being found.</source>
        <translation>
            <numerusform>%n Aufnahme hinzugefügt; ihre Bewegung wird ermittelt.</numerusform>
            <numerusform>%n Aufnahmen hinzugefügt; ihre Bewegung wird ermittelt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is imported.</source>
        <translation>{name} ist importiert.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
</context>
<context>
    <name>AgreementSheet</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Übergänge</translation>
    </message>
    <message>
        <source>Equal: pairs of judgements of the same transition that are the same. Alpha is Krippendorff&apos;s: 1 is perfect, 0 is what chance brings; 0.8 and above is usually called reliable.</source>
        <translation>Gleich: Paare von Urteilen über denselben Übergang, die gleich sind. Alpha ist das von Krippendorff: 1 ist vollkommen, 0 ist, was der Zufall bringt; ab 0,8 gilt es meist als zuverlässig.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How far reviewers agree</source>
        <translation>Wie weit die Prüfenden übereinstimmen</translation>
    </message>
</context>
<context>
    <name>AlternativesGrid</name>
    <message>
        <source>Other ways to move</source>
        <extracomment>How many there are beside the likeliest. Number of the chosen one, from 0; None is the likeliest.</extracomment>
        <translation>Andere Arten der Bewegung</translation>
    </message>
    <message>
        <source>The likeliest movement</source>
        <translation>Die wahrscheinlichste Bewegung</translation>
    </message>
    <message>
        <source>Another movement: {number}</source>
        <translation>Andere Bewegung: {number}</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>%n s left</source>
        <translation>%n s übrig||%n s übrig</translation>
    </message>
    <message>
        <source>%n min left</source>
        <translation>%n min übrig||%n min übrig</translation>
    </message>
    <message>
        <source>%n h left</source>
        <translation>%n h übrig||%n h übrig</translation>
    </message>
</context>
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Approve a video</source>
        <translation>Video freigeben</translation>
    </message>
    <message>
        <source>This person has watched it, and it may be shown.</source>
        <translation>Diese Person hat es angesehen, und es darf gezeigt werden.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>It shows {signer}. Until {signer} or somebody whom {signer} trusts has approved it, it says that it is a draft, and cannot be published.</source>
        <translation>Es zeigt {signer}. Bis {signer} oder jemand, dem {signer} vertraut, es freigegeben hat, sagt es, dass es ein Entwurf ist, und kann nicht veröffentlicht werden.</translation>
    </message>
    <message>
        <source>Who has watched it</source>
        <translation>Wer hat es angesehen</translation>
    </message>
    <message>
        <source>Who else may approve for {signer}</source>
        <translation>Wer noch für {signer} freigeben darf</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message>
        <source>{file} is approved. Rendered again, it is no draft any more.</source>
        <translation>{file} ist freigegeben. Neu gerendert ist es kein Entwurf mehr.</translation>
    </message>
</context>
<context>
    <name>BlindBar</name>
    <message>
        <source>Back to the verdict</source>
        <translation>Zurück zum Urteil</translation>
    </message>
    <message>
        <source>Which movement is better?</source>
        <translation>Welche Bewegung ist besser?</translation>
    </message>
    <message>
        <source>No difference. Left: {left}, right: {right}.</source>
        <translation>Kein Unterschied. Links: {left}, rechts: {right}.</translation>
    </message>
    <message>
        <source>You preferred: {better}. The other was: {other}.</source>
        <translation>Sie bevorzugten: {better}. Die andere war: {other}.</translation>
    </message>
</context>
<context>
    <name>BlockInspector</name>
    <message>
        <source>Choose a sign or a transition on the timeline.</source>
        <translation>Wählen Sie eine Gebärde oder einen Übergang auf der Zeitleiste.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>abspielen oder anhalten</translation>
    </message>
    <message>
        <source>,  .</source>
        <translation>,  .</translation>
    </message>
    <message>
        <source>a frame back or on</source>
        <translation>ein Bild zurück oder vor</translation>
    </message>
    <message>
        <source>[  ]</source>
        <translation>[  ]</translation>
    </message>
    <message>
        <source>transition before or after</source>
        <translation>Übergang davor oder danach</translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation>Umschalt+Leertaste</translation>
    </message>
    <message>
        <source>loop a transition</source>
        <translation>Übergang wiederholen</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>compare two movements</source>
        <translation>zwei Bewegungen vergleichen</translation>
    </message>
    <message>
        <source>Drag a seam</source>
        <translation>Naht ziehen</translation>
    </message>
    <message>
        <source>change its length</source>
        <translation>ihre Länge ändern</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig</translation>
    </message>
</context>
<context>
    <name>BorrowTool</name>
    <message>
        <source>From another take</source>
        <translation>Aus einem anderen Take</translation>
    </message>
    <message>
        <source>Take to take it from</source>
        <translation>Take, aus dem sie kommt</translation>
    </message>
    <message>
        <source>The takes are aligned by their phases.</source>
        <translation>Die Takes sind an ihren Phasen ausgerichtet.</translation>
    </message>
    <message>
        <source>Take {number}  ·  {date}</source>
        <translation>Take {number}  ·  {date}</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <extracomment>Posters that are kept in the size of cards, about 100 kB each.</extracomment>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardSkeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>CheckPart</name>
    <message>
        <source>Signers, and their names in the pack</source>
        <translation>Personen und ihre Namen im Paket</translation>
    </message>
    <message>
        <source>What stays out, or changes, and why</source>
        <translation>Was draußen bleibt oder sich ändert, und warum</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>≈ {size}</source>
        <translation>≈ {size}</translation>
    </message>
    <message>
        <source>Nothing would be in it.</source>
        <translation>Es wäre leer.</translation>
    </message>
    <message>
        <source>Nothing stays out.</source>
        <translation>Nichts bleibt draußen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipMenu</name>
    <message>
        <source>Type again	F2</source>
        <translation>Neu schreiben	F2</translation>
    </message>
    <message>
        <source>No pause</source>
        <translation>Keine Pause</translation>
    </message>
    <message>
        <source>Short pause	,</source>
        <translation>Kurze Pause	,</translation>
    </message>
    <message>
        <source>Full stop	.</source>
        <translation>Punkt	.</translation>
    </message>
    <message>
        <source>Move left	Ctrl+Left</source>
        <translation>Nach links	Ctrl+Left</translation>
    </message>
    <message>
        <source>Move right	Ctrl+Right</source>
        <translation>Nach rechts	Ctrl+Right</translation>
    </message>
    <message>
        <source>Remove	Del</source>
        <translation>Entfernen	Del</translation>
    </message>
    <message>
        <source>Fingerspell</source>
        <translation>Fingeralphabet</translation>
    </message>
    <message>
        <source>Leave a gap</source>
        <translation>Lücke lassen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Auslassen</translation>
    </message>
</context>
<context>
    <name>ClipExport</name>
    <message>
        <source>Save a clip of the view…</source>
        <translation>Clip der Ansicht speichern…</translation>
    </message>
    <message>
        <source>Save a clip of the view</source>
        <translation>Clip der Ansicht speichern</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} ist geschrieben.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ClipPlayer</name>
    <message>
        <source>Help in sign language</source>
        <translation>Hilfe in Gebärdensprache</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>Add files…</source>
        <extracomment>Milliseconds in which changes are gathered before the report is made again: while a collection is tracked there are several in a second.</extracomment>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add by a table…</source>
        <translation>Nach einer Tabelle hinzufügen…</translation>
    </message>
    <message>
        <source>Imported collections…</source>
        <translation>Importierte Sammlungen…</translation>
    </message>
    <message>
        <source>Add signs</source>
        <translation>Gebärden hinzufügen</translation>
    </message>
    <message>
        <source>Recordings ({files})</source>
        <translation>Aufnahmen ({files})</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add by a table</source>
        <translation>Nach einer Tabelle hinzufügen</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Column</source>
        <extracomment>Taken for words whose column does not tell their language, until a person does. Name of a column, and its field as ``sign_columns`` writes it.</extracomment>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>What “{column}” holds</source>
        <translation>Was „{column}“ enthält</translation>
    </message>
    <message>
        <source>Code of the language of its words, such as eng (ISO 639-3)</source>
        <translation>Code der Sprache ihrer Wörter, etwa deu (ISO 639-3)</translation>
    </message>
    <message>
        <source>Language of “{column}”</source>
        <translation>Sprache von „{column}“</translation>
    </message>
</context>
<context>
    <name>ColumnsMenu</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Found signs and commands</source>
        <extracomment>Ways to the field by which a person means to search; passing by with Tab is none.</extracomment>
        <translation>Gefundene Gebärden und Befehle</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Gebärden</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Back to the camera</source>
        <extracomment>Pixels above all cards, and of the words and buttons of each. Width by height of most pictures. See `TakeCard`. Back to the live picture.</extracomment>
        <translation>Zurück zur Kamera</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>Takes vergleichen</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>Take {number}</translation>
    </message>
</context>
<context>
    <name>ComparisonCaptions</name>
    <message>
        <source>Use this</source>
        <extracomment>The second way is to be used. The second figure is to go.</extracomment>
        <translation>Diese nehmen</translation>
    </message>
    <message>
        <source>Use the second movement</source>
        <translation>Die zweite Bewegung nehmen</translation>
    </message>
    <message>
        <source>Compare no longer</source>
        <translation>Nicht mehr vergleichen</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Signs that begin like this</source>
        <extracomment>The chosen `Entry`.</extracomment>
        <translation>Gebärden, die so beginnen</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Compose</source>
        <extracomment>Height of the page from which on curves are shown. Height of the page from which on they are taller.</extracomment>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Save utterance</source>
        <translation>Äußerung speichern</translation>
    </message>
    <message>
        <source>New utterance</source>
        <translation>Neue Äußerung</translation>
    </message>
    <message>
        <source>Render utterance…</source>
        <translation>Äußerung rendern…</translation>
    </message>
    <message>
        <source>Export utterance…</source>
        <translation>Äußerung exportieren…</translation>
    </message>
    <message>
        <source>Read glosses from ELAN…</source>
        <translation>Glossen aus ELAN lesen…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show the whole utterance</source>
        <translation>Ganze Äußerung zeigen</translation>
    </message>
    <message>
        <source>Review transitions…</source>
        <translation>Übergänge prüfen…</translation>
    </message>
    <message>
        <source>Learn movements…</source>
        <translation>Bewegungen lernen…</translation>
    </message>
    <message>
        <source>{count} glosses are too many for one utterance.</source>
        <translation>{count} Glossen sind zu viele für eine Äußerung.</translation>
    </message>
    <message>
        <source>Only the first {most} were taken.</source>
        <translation>Nur die ersten {most} wurden genommen.</translation>
    </message>
    <message>
        <source>Make several utterances of a long text.</source>
        <translation>Machen Sie aus einem langen Text mehrere Äußerungen.</translation>
    </message>
</context>
<context>
    <name>ComposePanel</name>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Fluency</source>
        <translation>Flüssigkeit</translation>
    </message>
    <message>
        <source>0 % keeps the signs as recorded; 100 % shortens holds and carries idle hands.</source>
        <translation>0 % lässt die Gebärden wie aufgenommen; 100 % kürzt das Halten und führt ruhende Hände mit.</translation>
    </message>
    <message>
        <source>Learn movements…</source>
        <translation>Bewegungen lernen…</translation>
    </message>
    <message>
        <source>Learn transitions from your own recordings</source>
        <translation>Übergänge aus eigenen Aufnahmen lernen</translation>
    </message>
    <message>
        <source>Utterance</source>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Utterance or what is chosen</source>
        <translation>Äußerung oder was gewählt ist</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Gebärdete Äußerung</translation>
    </message>
</context>
<context>
    <name>ConsentSheet</name>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>What is new ends on</source>
        <translation>Neues endet am</translation>
    </message>
    <message>
        <source>Day on which it ends</source>
        <translation>Tag, an dem es endet</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <source>The person wants this</source>
        <translation>Die Person möchte das</translation>
    </message>
    <message>
        <source>Delete for good at once; nobody can bring it back</source>
        <translation>Sofort endgültig löschen; niemand kann es zurückholen</translation>
    </message>
    <message>
        <source>Withdraw everything</source>
        <translation>Alles zurückziehen</translation>
    </message>
    <message>
        <source>Nobody has signed in this lexicon yet.</source>
        <translation>In diesem Lexikon hat noch niemand gebärdet.</translation>
    </message>
    <message>
        <source>ends on {day}</source>
        <translation>endet am {day}</translation>
    </message>
    <message>
        <source>came with {pack}</source>
        <translation>kam mit {pack}</translation>
    </message>
    <message>
        <source>with its words</source>
        <translation>mit dem Wortlaut</translation>
    </message>
    <message>
        <source>with a signed video</source>
        <translation>mit gebärdetem Video</translation>
    </message>
    <message>
        <source>(withdrawn {day})</source>
        <translation>(zurückgezogen am {day})</translation>
    </message>
    <message>
        <source>Withdrawing everything takes {takes} with their tracks and videos out of use, into the trash. The person comes onto the list of revocations.</source>
        <translation>Wird alles zurückgezogen, kommen {takes} mit Spuren und Videos in den Papierkorb. Die Person kommt auf die Liste der Widerrufe.</translation>
    </message>
    <message>
        <source>It deletes {identities}.</source>
        <translation>Gelöscht wird: {identities}.</translation>
    </message>
    <message>
        <source>Data went out with: {packs}. Send the list to whoever has them.</source>
        <translation>Daten gingen hinaus mit: {packs}. Senden Sie die Liste an alle, die sie haben.</translation>
    </message>
    <message>
        <source>The consent of {name} is written down.</source>
        <translation>Die Einwilligung von {name} ist aufgeschrieben.</translation>
    </message>
    <message>
        <source>What signers agree to</source>
        <translation>Worin Personen einwilligen</translation>
    </message>
</context>
<context>
    <name>ContentsPart</name>
    <message>
        <source>All</source>
        <extracomment>Reviewers have names only where reviews travel. The choice has changed, and the person has paused.</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>By search</source>
        <translation>Nach Suche</translation>
    </message>
    <message>
        <source>By list</source>
        <translation>Nach Liste</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Gebärden</translation>
    </message>
    <message>
        <source>As on the Lexicon page, such as tag:animal</source>
        <translation>Wie auf der Lexikon-Seite, etwa tag:tier</translation>
    </message>
    <message>
        <source>Search for signs</source>
        <translation>Gebärden suchen</translation>
    </message>
    <message>
        <source>ID-glosses, one per line</source>
        <translation>ID-Glossen, eine pro Zeile</translation>
    </message>
    <message>
        <source>List of ID-glosses</source>
        <translation>Liste von ID-Glossen</translation>
    </message>
    <message>
        <source>What travels</source>
        <translation>Was mitgeht</translation>
    </message>
    <message>
        <source>Motion, phases and repairs</source>
        <translation>Bewegung, Phasen und Korrekturen</translation>
    </message>
    <message>
        <source>Always: without them there is no sign</source>
        <translation>Immer: Ohne sie gibt es keine Gebärde</translation>
    </message>
    <message>
        <source>Only what each signer has agreed to travels, whatever is chosen here.</source>
        <translation>Es geht nur mit, worin jede Person eingewilligt hat, was auch immer hier gewählt ist.</translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Choose a camera</source>
        <translation>Kamera wählen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Kinelex made a mistake.</source>
        <translation>Kinelex hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Your work is saved.</source>
        <translation>Ihre Arbeit ist gespeichert.</translation>
    </message>
    <message>
        <source>You can go on; please report it with the log {path}.</source>
        <translation>Sie können weiterarbeiten; bitte melden Sie den Fehler mit dem Protokoll {path}.</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Kinelex ended unexpectedly last time.</source>
        <translation>Kinelex endete beim letzten Mal unerwartet.</translation>
    </message>
    <message>
        <source>What you did until then is saved.</source>
        <translation>Was Sie bis dahin taten, ist gespeichert.</translation>
    </message>
    <message>
        <source>Please report it with the files in {folder}.</source>
        <translation>Bitte melden Sie es mit den Dateien in {folder}.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
</context>
<context>
    <name>CurveKey</name>
    <message>
        <source>Show or hide: {name}</source>
        <translation>Zeigen oder verbergen: {name}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>Curves</source>
        <extracomment>Up to which value the axis of each kind reaches at least, in its unit. The widest value of each kind.</extracomment>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Other curves</source>
        <translation>Andere Kurven</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>CurveRow</name>
    <message>
        <source>Left and Right step through the frames, plus and minus zoom in time, Up and Down in value, 0 shows everything.</source>
        <extracomment>The fastest frames of a bad track would flatten all others: these percentiles are shown.</extracomment>
        <translation>Links und Rechts gehen durch die Bilder, Plus und Minus vergrößern die Zeit, Auf und Ab den Wert, 0 zeigt alles.</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>m/s</source>
        <translation>m/s</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>°/s</source>
        <translation>°/s</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Quer</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>cm</translation>
    </message>
    <message>
        <source>Thumb</source>
        <translation>Daumen</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Zeigefinger</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittelfinger</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ringfinger</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>Kleiner Finger</translation>
    </message>
    <message>
        <source>Fingers</source>
        <translation>Finger</translation>
    </message>
    <message>
        <source>Elbows</source>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Other hand</source>
        <translation>Andere Hand</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>Berührung</translation>
    </message>
    <message>
        <source>Brows up</source>
        <translation>Brauen hoch</translation>
    </message>
    <message>
        <source>Brows down</source>
        <translation>Brauen tief</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <translation>Augen zu</translation>
    </message>
    <message>
        <source>Mouth open</source>
        <translation>Mund offen</translation>
    </message>
    <message>
        <source>Lips round</source>
        <translation>Lippen rund</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Cheeks</source>
        <translation>Wangen</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>How fast both wrists move</source>
        <translation>Wie schnell sich beide Handgelenke bewegen</translation>
    </message>
    <message>
        <source>How fast the handshape changes: the mean over all joints of the fingers</source>
        <translation>Wie schnell sich die Handform ändert: Mittel über alle Fingergelenke</translation>
    </message>
    <message>
        <source>Where both wrists are, from the middle between the shoulders</source>
        <translation>Wo beide Handgelenke sind, gemessen von der Mitte zwischen den Schultern</translation>
    </message>
    <message>
        <source>How far each finger is bent, all joints together</source>
        <translation>Wie weit jeder Finger gebeugt ist, alle Gelenke zusammen</translation>
    </message>
    <message>
        <source>How far both elbows are bent</source>
        <translation>Wie weit beide Ellbogen gebeugt sind</translation>
    </message>
    <message>
        <source>How strongly the face moves</source>
        <translation>Wie stark sich das Gesicht bewegt</translation>
    </message>
    <message>
        <source>How far each hand is from the other one and from the head; 0 is a touch</source>
        <translation>Wie weit jede Hand von der anderen und vom Kopf ist; 0 ist eine Berührung</translation>
    </message>
</context>
<context>
    <name>DelegateList</name>
    <message>
        <source>Name of somebody trusted</source>
        <extracomment>The names, whenever they were read.</extracomment>
        <translation>Name einer Vertrauensperson</translation>
    </message>
    <message>
        <source>Let this person approve</source>
        <translation>Diese Person freigeben lassen</translation>
    </message>
    <message>
        <source>Let {name} not approve any more</source>
        <translation>{name} nicht mehr freigeben lassen</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>A take of {gloss} was set aside.</source>
        <extracomment>Seconds that a take goes on before the onset and after the offset of its sign. Another session, or none, or the same as it is now. Another prompt is asked for. A recording has become this `Take`. `KnownError` why a recording has become none. `KnownError` why the session that is open cannot go on. Nothing waits any more.</extracomment>
        <translation>Ein Take von {gloss} wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) of last time were rescued: {glosses}.</source>
        <translation>
            <numerusform>%n Aufnahme vom letzten Mal wurde gerettet: {glosses}.</numerusform>
            <numerusform>%n Aufnahmen vom letzten Mal wurden gerettet: {glosses}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} shows nothing or belongs to no session.</source>
        <translation>{file} zeigt nichts oder gehört zu keiner Sitzung.</translation>
    </message>
    <message>
        <source>It is kept in {folder}.</source>
        <translation>Sie liegt in {folder}.</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Lexicon</source>
        <translation>Lexikon</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Gebärde</translation>
    </message>
</context>
<context>
    <name>EmptyTrashDialog</name>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n sign(s) for good?</source>
        <translation>
            <numerusform>%n Gebärde endgültig löschen?</numerusform>
            <numerusform>%n Gebärden endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their takes and recordings go as well, and so does every take that was moved to the trash. This cannot be undone, nor can what was done before. What a sentence still uses stays in the trash.</source>
        <translation>Ihre Takes und Aufnahmen gehen mit, ebenso jeder Take im Papierkorb. Das lässt sich nicht rückgängig machen, und auch nicht, was davor geschah. Was eine Äußerung noch braucht, bleibt im Papierkorb.</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Alles behalten</translation>
    </message>
</context>
<context>
    <name>EnrolButton</name>
    <message>
        <source>Enrol a signer…</source>
        <translation>Person erfassen…</translation>
    </message>
    <message>
        <source>The identity {identity} is being made.</source>
        <translation>Die Identität {identity} wird erstellt.</translation>
    </message>
    <message>
        <source>Show the job</source>
        <translation>Auftrag zeigen</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Enrol a signer</source>
        <extracomment>Result of the dialog where a consent is to be noted first.</extracomment>
        <translation>Person erfassen</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>Note a consent…</source>
        <translation>Einwilligung notieren …</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Erfassen</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name of the identity</source>
        <translation>Name der Identität</translation>
    </message>
    <message>
        <source>Who cannot be enrolled yet</source>
        <translation>Wer noch nicht erfasst werden kann</translation>
    </message>
    <message>
        <source>Note that a signer agrees to “{consent}”. Then the signer can be recorded with guidance, and be enrolled when the movement in the videos is found.</source>
        <translation>Zuerst notieren, dass jemand in „{consent}“ einwilligt. Dann kann die Person mit Anleitung aufgenommen und erfasst werden, sobald die Bewegung in den Videos gefunden ist.</translation>
    </message>
    <message>
        <source>Enrolment of {signer}</source>
        <translation>Erfassung von {signer}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How the signer looks is taken from videos that are in the lexicon. The signer can withdraw the consent at any time.</source>
        <translation>Wie die Person aussieht, wird aus Videos im Lexikon gelernt. Sie kann ihre Einwilligung jederzeit zurückziehen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{signer} has not agreed to be rendered yet: the identity waits for that.</source>
        <translation>{signer} hat noch nicht eingewilligt, gerendert zu werden: Die Identität wartet darauf.</translation>
    </message>
</context>
<context>
    <name>EntryActions</name>
    <message>
        <source>Open sign</source>
        <extracomment>The `Entry` that others are to be like.</extracomment>
        <translation>Gebärde öffnen</translation>
    </message>
    <message>
        <source>Signs like this one</source>
        <translation>Gebärden wie diese</translation>
    </message>
    <message>
        <source>Track again</source>
        <translation>Neu vermessen</translation>
    </message>
    <message>
        <source>Make a pack of these…</source>
        <translation>Daraus ein Paket machen…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Take out of the trash</source>
        <translation>Aus dem Papierkorb holen</translation>
    </message>
    <message>
        <source>{gloss} cannot be opened.</source>
        <translation>{gloss} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>It has no recording yet.</source>
        <translation>Sie hat noch keine Aufnahme.</translation>
    </message>
    <message>
        <source>Drop a video of it on the window.</source>
        <translation>Ziehen Sie ein Video davon auf das Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) changed.</source>
        <translation>
            <numerusform>%n Gebärde geändert.</numerusform>
            <numerusform>%n Gebärden geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Gebärde in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Gebärden in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) taken out of the trash.</source>
        <translation>
            <numerusform>%n Gebärde aus dem Papierkorb geholt.</numerusform>
            <numerusform>%n Gebärden aus dem Papierkorb geholt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message>
        <source>Open this sign</source>
        <extracomment>Name of a field and its new value. `TakeId` to open. `TakeId` and where its menu is wanted, in global coordinates. `TakeId` to take out of the trash. `StepId` to take back. Signs that move like this one are to be shown. `EntryId` to go to.</extracomment>
        <translation>Diese Gebärde öffnen</translation>
    </message>
    <message>
        <source>ID-gloss</source>
        <translation>ID-Glosse</translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>Lemma</translation>
    </message>
    <message>
        <source>Lemma: what its variants share</source>
        <translation>Lemma: was ihre Varianten gemeinsam haben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Signs like this one</source>
        <translation>Gebärden wie diese</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Take the tag {name} away</source>
        <translation>Schlagwort {name} wegnehmen</translation>
    </message>
    <message>
        <source>Add a dialect</source>
        <translation>Dialekt hinzufügen</translation>
    </message>
    <message>
        <source>Take the dialect {name} away</source>
        <translation>Dialekt {name} wegnehmen</translation>
    </message>
    <message>
        <source>Add a field of meaning</source>
        <translation>Bedeutungsfeld hinzufügen</translation>
    </message>
    <message>
        <source>Take the field {name} away</source>
        <translation>Feld {name} wegnehmen</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Assign to somebody</source>
        <translation>Jemandem zuweisen</translation>
    </message>
    <message>
        <source>HamNoSys</source>
        <translation>HamNoSys</translation>
    </message>
    <message>
        <source>Never generate this sign</source>
        <translation>Diese Gebärde nie erzeugen</translation>
    </message>
    <message>
        <source>It is left out of sentences: the community wants it so.</source>
        <translation>Sie kommt in keine Äußerung: Die Gemeinschaft möchte es so.</translation>
    </message>
    <message>
        <source>Related signs</source>
        <translation>Verwandte Gebärden</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>Fields of meaning</source>
        <translation>Bedeutungsfelder</translation>
    </message>
    <message>
        <source>Opinions</source>
        <translation>Meinungen</translation>
    </message>
    <message>
        <source>Notation and use</source>
        <translation>Notation und Gebrauch</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher sie kommt</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>None yet: drop a video of this sign on the window.</source>
        <translation>Noch keiner: Ziehen Sie ein Video dieser Gebärde auf das Fenster.</translation>
    </message>
    <message>
        <source>Take of {date}, in the trash: take it out</source>
        <translation>Take vom {date} im Papierkorb: herausholen</translation>
    </message>
</context>
<context>
    <name>EntryEditing</name>
    <message>
        <source>{gloss}: your opinion is kept.</source>
        <extracomment>A value was not allowed: what shows must be read again.</extracomment>
        <translation>{gloss}: Ihre Meinung ist gemerkt.</translation>
    </message>
    <message>
        <source>{gloss} is changed.</source>
        <translation>{gloss} ist geändert.</translation>
    </message>
    <message>
        <source>Let it stand for the sign</source>
        <translation>Für die Gebärde stehen lassen</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Another take stands for the sign.</source>
        <translation>Ein anderer Take steht für die Gebärde.</translation>
    </message>
    <message>
        <source>The take is out of the trash.</source>
        <translation>Der Take ist aus dem Papierkorb geholt.</translation>
    </message>
    <message>
        <source>The take moved to the trash.</source>
        <translation>Der Take liegt im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>EntryGrid</name>
    <message>
        <source>Signs</source>
        <extracomment>Room that is kept for the scroll bar, so that cards do not jump when it comes.</extracomment>
        <translation>Gebärden</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>ID-gloss</source>
        <extracomment>Role under which a cell gives its whole `Entry`. Views ask for it several times for each entry.</extracomment>
        <translation>ID-Glosse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>Lemma</translation>
    </message>
    <message>
        <source>Senses</source>
        <translation>Bedeutungen</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>Glosses</source>
        <translation>Glossen</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>EntryStatus</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Vermessen</translation>
    </message>
    <message>
        <source>Needs check</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
</context>
<context>
    <name>EntryViews</name>
    <message>
        <source>Signs</source>
        <extracomment>Another selection. The `Entry` that the person wants to open. Where a context menu is wanted, in global coordinates.</extracomment>
        <translation>Gebärden</translation>
    </message>
</context>
<context>
    <name>Estimate</name>
    <message>
        <source>{seconds} s, {frames} frames</source>
        <translation>{seconds} s, {frames} Bilder</translation>
    </message>
    <message>
        <source>{length}; takes about {time}</source>
        <translation>{length}; dauert etwa {time}</translation>
    </message>
</context>
<context>
    <name>EvidenceFields</name>
    <message>
        <source>Words agreed to…</source>
        <translation>Wortlaut …</translation>
    </message>
    <message>
        <source>Signed video of it…</source>
        <translation>Gebärdetes Video davon …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Words agreed to</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>Texts (*.txt *.md)</source>
        <translation>Texte (*.txt *.md)</translation>
    </message>
    <message>
        <source>Videos ({kinds})</source>
        <translation>Videos ({kinds})</translation>
    </message>
    <message>
        <source>Signed video of it</source>
        <translation>Gebärdetes Video davon</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Import a table of signs…</source>
        <extracomment>A key of somebody is known from now on, or not any more.</extracomment>
        <translation>Tabelle mit Gebärden importieren…</translation>
    </message>
    <message>
        <source>Export a table of signs…</source>
        <translation>Tabelle mit Gebärden exportieren…</translation>
    </message>
    <message>
        <source>Export a vocabulary for ELAN…</source>
        <translation>Vokabular für ELAN exportieren…</translation>
    </message>
    <message>
        <source>Consent of signers…</source>
        <translation>Einwilligungen der Personen…</translation>
    </message>
    <message>
        <source>Keys that sign packs…</source>
        <translation>Schlüssel, die Pakete signieren…</translation>
    </message>
    <message>
        <source>Who contributed what…</source>
        <translation>Wer was beigetragen hat…</translation>
    </message>
    <message>
        <source>Export the list of revocations…</source>
        <translation>Liste der Widerrufe exportieren…</translation>
    </message>
    <message>
        <source>Apply a list of revocations…</source>
        <translation>Liste der Widerrufe anwenden…</translation>
    </message>
    <message>
        <source>{file} is written: {amount}.</source>
        <translation>{file} ist geschrieben: {amount}.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Tables and vocabularies (*.csv *.tsv *.ecv)</source>
        <translation>Tabellen und Vokabulare (*.csv *.tsv *.ecv)</translation>
    </message>
    <message>
        <source>Import a table of signs</source>
        <translation>Tabelle mit Gebärden importieren</translation>
    </message>
    <message>
        <source>Export a table of signs</source>
        <translation>Tabelle mit Gebärden exportieren</translation>
    </message>
    <message>
        <source>Export a vocabulary for ELAN</source>
        <translation>Vokabular für ELAN exportieren</translation>
    </message>
    <message>
        <source>Who contributed what</source>
        <translation>Wer was beigetragen hat</translation>
    </message>
    <message>
        <source>Export the list of revocations</source>
        <translation>Liste der Widerrufe exportieren</translation>
    </message>
    <message>
        <source>Apply a list of revocations</source>
        <translation>Liste der Widerrufe anwenden</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <extracomment>Files in which style can be evened out.</extracomment>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Wie aufgenommen</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>Hide the signer&apos;s face in every frame</source>
        <translation>Gesicht der Person in jedem Bild verbergen</translation>
    </message>
    <message>
        <source>Even out posture and fast movement</source>
        <translation>Haltung und schnelle Bewegung ausgleichen</translation>
    </message>
    <message>
        <source>This does not hide who signs.</source>
        <translation>Das verbirgt nicht, wer gebärdet.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ExtractionSheet</name>
    <message>
        <source>Extract</source>
        <extracomment>Tracks are wanted. The job is to be stopped.</extracomment>
        <translation>Ermitteln</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Find body, hands and face in the video, and fit the figure to them.</source>
        <translation>Körper, Hände und Gesicht im Video finden und die Figur anpassen.</translation>
    </message>
    <message>
        <source>Fit the figure to the landmarks of the file.</source>
        <translation>Die Figur an die Punkte der Datei anpassen.</translation>
    </message>
    <message>
        <source>Read the movement of the file.</source>
        <translation>Die Bewegung der Datei lesen.</translation>
    </message>
    <message>
        <source>Extract again</source>
        <translation>Neu ermitteln</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Noch keine Spuren</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Other jobs are running before this one.</source>
        <translation>Davor laufen andere Aufträge.</translation>
    </message>
    <message>
        <source>Extraction stopped</source>
        <translation>Ermittlung gestoppt</translation>
    </message>
    <message>
        <source>It can be started again at any time.</source>
        <translation>Sie kann jederzeit neu gestartet werden.</translation>
    </message>
    <message>
        <source>Extracting  {share}</source>
        <translation>Wird ermittelt  {share}</translation>
    </message>
</context>
<context>
    <name>FaceTool</name>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Unit of the face</source>
        <translation>Einheit des Gesichts</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Nothing is set yet.</source>
        <translation>Noch nichts eingestellt.</translation>
    </message>
</context>
<context>
    <name>FactLines</name>
    <message>
        <source>No recording yet.</source>
        <translation>Noch keine Aufnahme.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Nothing has changed yet.</source>
        <translation>Noch nichts geändert.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>Diese Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Body fit</source>
        <translation>Körperanpassung</translation>
    </message>
    <message>
        <source>Sign added</source>
        <translation>Gebärde hinzugefügt</translation>
    </message>
    <message>
        <source>Take added</source>
        <translation>Take hinzugefügt</translation>
    </message>
    <message>
        <source>Moved to the trash</source>
        <translation>In den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Taken out of the trash</source>
        <translation>Aus dem Papierkorb geholt</translation>
    </message>
    <message>
        <source>ID-gloss</source>
        <translation>ID-Glosse</translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>Lemma</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Meanings</source>
        <translation>Bedeutungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>Meinung</translation>
    </message>
    <message>
        <source>Glosses</source>
        <translation>Glossen</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>HamNoSys</source>
        <translation>HamNoSys</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Never generated</source>
        <translation>Nie erzeugt</translation>
    </message>
    <message>
        <source>Stands for the sign</source>
        <translation>Steht für die Gebärde</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Sign begins (s)</source>
        <translation>Gebärde beginnt (s)</translation>
    </message>
    <message>
        <source>Stroke begins (s)</source>
        <translation>Kern beginnt (s)</translation>
    </message>
    <message>
        <source>Stroke ends (s)</source>
        <translation>Kern endet (s)</translation>
    </message>
    <message>
        <source>Sign ends (s)</source>
        <translation>Gebärde endet (s)</translation>
    </message>
    <message>
        <source>In the trash since</source>
        <translation>Im Papierkorb seit</translation>
    </message>
</context>
<context>
    <name>FigureLoading</name>
    <message>
        <source>The figure is being prepared…</source>
        <translation>Die Figur wird vorbereitet…</translation>
    </message>
</context>
<context>
    <name>FileExport</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} is written: {frames} at {fps} frames/s.</source>
        <translation>{file} ist geschrieben: {frames} bei {fps} Bildern/s.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Joint rotations and the face of the mean SMPL-X body, y up, x to the body&apos;s left, metres.</source>
        <translation>Gelenkdrehungen und Gesicht des mittleren SMPL-X-Körpers, y oben, x zur Linken des Körpers, Meter.</translation>
    </message>
    <message>
        <source>The skeleton of the mean body with fingers, without the face; y up, facing +z, metres.</source>
        <translation>Das Skelett des mittleren Körpers mit Fingern, ohne Gesicht; y oben, Blick nach +z, Meter.</translation>
    </message>
    <message>
        <source>The mean body with fingers and face units, for Blender or a web page; y up, facing +z, metres.</source>
        <translation>Der mittlere Körper mit Fingern und Gesicht, für Blender oder Webseiten; y oben, Blick nach +z, Meter.</translation>
    </message>
    <message>
        <source>The frames of the recording, without sound, at the rate of the recording.</source>
        <translation>Die Bilder der Aufnahme, ohne Ton, mit der Rate der Aufnahme.</translation>
    </message>
    <message>
        <source>Glosses with their times, in milliseconds from the start.</source>
        <translation>Glossen mit ihren Zeiten, in Millisekunden vom Anfang.</translation>
    </message>
    <message>
        <source>SMPL-X motion</source>
        <translation>SMPL-X-Bewegung</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Points of body, hands and face as a camera sees them, in pixels.</source>
        <translation>Punkte von Körper, Händen und Gesicht, wie eine Kamera sie sieht, in Pixeln.</translation>
    </message>
    <message>
        <source>Skeleton animation</source>
        <translation>Skelettanimation</translation>
    </message>
    <message>
        <source>Animation with a body</source>
        <translation>Animation mit Körper</translation>
    </message>
    <message>
        <source>Annotations for ELAN</source>
        <translation>Annotationen für ELAN</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Captions for the web</source>
        <translation>Untertitel für das Web</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Film for the web</source>
        <translation>Film für das Web</translation>
    </message>
</context>
<context>
    <name>FillMethod</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glatt</translation>
    </message>
    <message>
        <source>Even effort</source>
        <translation>Gleichmäßige Mühe</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Learned, or smooth where the recordings are restless</source>
        <translation>Gelernt, oder glatt, wo die Aufnahmen unruhig sind</translation>
    </message>
    <message>
        <source>As signers were seen to move</source>
        <translation>Wie man Personen sich bewegen sah</translation>
    </message>
    <message>
        <source>The movement of both signs goes on smoothly</source>
        <translation>Die Bewegung beider Gebärden geht glatt weiter</translation>
    </message>
    <message>
        <source>With the least jerk from pose to pose</source>
        <translation>Mit dem geringsten Ruck von Haltung zu Haltung</translation>
    </message>
    <message>
        <source>Every joint turns evenly from pose to pose</source>
        <translation>Jedes Gelenk dreht gleichmäßig von Haltung zu Haltung</translation>
    </message>
    <message>
        <source>The sign is held, then the hands go over</source>
        <translation>Die Gebärde wird gehalten, dann gehen die Hände hinüber</translation>
    </message>
    <message>
        <source>Movement {number}</source>
        <translation>Bewegung {number}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter signs</source>
        <extracomment>The person wants to see something else. The person wants to add recordings. True for the grid, False for the table. Wished width of cards. Everything is to be seen again: whatever else narrows the list is to let go.</extracomment>
        <translation>Gebärden filtern</translation>
    </message>
    <message>
        <source>Words, or fields: signer:mira, tag:animal, status:new, quality:bad, stroke:bad, finding:blurred</source>
        <translation>Wörter oder Felder: signer:mira, tag:tier, status:new, quality:bad, stroke:bad, finding:blurred</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Signs that are assigned to me</source>
        <translation>Gebärden, die mir zugewiesen sind</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Find by form</source>
        <translation>Nach der Form finden</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Diese Suche merken</translation>
    </message>
    <message>
        <source>Other ways to add signs</source>
        <translation>Weitere Wege, Gebärden hinzuzufügen</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>{name} wegnehmen</translation>
    </message>
    <message>
        <source>Look for it no more</source>
        <translation>Nicht mehr danach suchen</translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n Gebärde</numerusform>
            <numerusform>%n Gebärden</numerusform>
        </translation>
    </message>
    <message>
        <source>Add signs…</source>
        <translation>Gebärden hinzufügen…</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Show as pictures</source>
        <translation>Als Bilder zeigen</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Nobody is seen</source>
        <extracomment>Icons by the value of the finding, the most urgent first. These spoil a recording a little, not altogether.</extracomment>
        <translation>Niemand ist zu sehen</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>Zwei Personen</translation>
    </message>
    <message>
        <source>Head out of picture</source>
        <translation>Kopf außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Hand out of picture</source>
        <translation>Hand außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Elbow out of picture</source>
        <translation>Ellbogen außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Come nearer</source>
        <translation>Kommen Sie näher</translation>
    </message>
    <message>
        <source>Go farther away</source>
        <translation>Gehen Sie weiter weg</translation>
    </message>
    <message>
        <source>Move to the middle</source>
        <translation>Gehen Sie zur Mitte</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Zu dunkel</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>Zu hell</translation>
    </message>
    <message>
        <source>Hands are blurred</source>
        <translation>Hände sind unscharf</translation>
    </message>
    <message>
        <source>Few frames</source>
        <translation>Wenige Bilder</translation>
    </message>
    <message>
        <source>Flat light</source>
        <translation>Flaches Licht</translation>
    </message>
</context>
<context>
    <name>FindingsBar</name>
    <message>
        <source>Live help</source>
        <translation>Live-Hilfe</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n verloren</numerusform>
            <numerusform>%n verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>Live help is starting</source>
        <translation>Live-Hilfe startet</translation>
    </message>
    <message>
        <source>Picture is good</source>
        <translation>Das Bild ist gut</translation>
    </message>
</context>
<context>
    <name>FlagRow</name>
    <message>
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Rechte Hand</translation>
    </message>
    <message>
        <source>frames {first} to {last}</source>
        <translation>Bilder {first} bis {last}</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>korrigiert</translation>
    </message>
</context>
<context>
    <name>FormEditor</name>
    <message>
        <source>Form</source>
        <extracomment>Between several values of one field. Fields with their new values. What was measured is to be written where nothing is written yet. The values that are offered are to be changed.</extracomment>
        <translation>Form</translation>
    </message>
    <message>
        <source>Write down what was measured</source>
        <translation>Gemessenes aufschreiben</translation>
    </message>
    <message>
        <source>Vocabularies…</source>
        <translation>Wortlisten…</translation>
    </message>
    <message>
        <source>Choose a handshape</source>
        <translation>Handform wählen</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht aufgeschrieben</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>Places on the head</source>
        <extracomment>Another form is looked for. The person has closed the panel.</extracomment>
        <translation>Stellen am Kopf</translation>
    </message>
    <message>
        <source>Places on the body</source>
        <translation>Stellen am Körper</translation>
    </message>
    <message>
        <source>Looking at the signs: {measured} of {total}</source>
        <translation>Gebärden werden angesehen: {measured} von {total}</translation>
    </message>
    <message>
        <source>What it looks like</source>
        <translation>Wie sie aussieht</translation>
    </message>
    <message>
        <source>Close the search by form</source>
        <translation>Suche nach der Form schließen</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Hände</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Handshape</source>
        <translation>Handform</translation>
    </message>
</context>
<context>
    <name>FormWords</name>
    <message>
        <source>Hands</source>
        <translation>Hände</translation>
    </message>
    <message>
        <source>Handshape</source>
        <translation>Handform</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>Fields of meaning</source>
        <translation>Bedeutungsfelder</translation>
    </message>
    <message>
        <source>One hand</source>
        <translation>Eine Hand</translation>
    </message>
    <message>
        <source>Two hands, alike</source>
        <translation>Zwei Hände, gleich</translation>
    </message>
    <message>
        <source>Two hands, different</source>
        <translation>Zwei Hände, verschieden</translation>
    </message>
    <message>
        <source>Handshape {name}</source>
        <translation>Handform {name}</translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation>Stirn</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>Cheek or ear</source>
        <translation>Wange oder Ohr</translation>
    </message>
    <message>
        <source>Mouth or chin</source>
        <translation>Mund oder Kinn</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>Schulter</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Brust</translation>
    </message>
    <message>
        <source>Belly</source>
        <translation>Bauch</translation>
    </message>
    <message>
        <source>Other arm</source>
        <translation>Anderer Arm</translation>
    </message>
    <message>
        <source>Other hand</source>
        <translation>Andere Hand</translation>
    </message>
    <message>
        <source>Space before the body</source>
        <translation>Raum vor dem Körper</translation>
    </message>
    <message>
        <source>Stays still</source>
        <translation>Bleibt still</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Gerade</translation>
    </message>
    <message>
        <source>In an arc</source>
        <translation>Im Bogen</translation>
    </message>
    <message>
        <source>In a circle</source>
        <translation>Im Kreis</translation>
    </message>
    <message>
        <source>To and fro</source>
        <translation>Hin und her</translation>
    </message>
    <message>
        <source>The hand turns</source>
        <translation>Die Hand dreht sich</translation>
    </message>
    <message>
        <source>The fingers move</source>
        <translation>Die Finger bewegen sich</translation>
    </message>
</context>
<context>
    <name>GlossChip</name>
    <message>
        <source>{gloss}, {place} of {count}</source>
        <extracomment>The chip is to be taken out. The chip is to go this many places on. The gloss is to be typed again. Seconds of rest after the sign. The focus is to go this many places on. The pointer drags the chip; where it is on the screen. The pointer has let go of the chip after dragging it. The `MissingChoice` for a gloss that the lexicon does not have.</extracomment>
        <translation>{gloss}, {place} von {count}</translation>
    </message>
    <message>
        <source>{gloss}, fingerspelled, {place} of {count}</source>
        <translation>{gloss}, buchstabiert, {place} von {count}</translation>
    </message>
    <message>
        <source>{gloss} is fingerspelled</source>
        <translation>{gloss} wird buchstabiert</translation>
    </message>
    <message>
        <source>{gloss}, not in the lexicon, a gap is left, {place} of {count}</source>
        <translation>{gloss}, nicht im Lexikon, eine Lücke bleibt, {place} von {count}</translation>
    </message>
    <message>
        <source>{gloss} is not in the lexicon: a gap is left for it</source>
        <translation>{gloss} ist nicht im Lexikon: Dafür bleibt eine Lücke</translation>
    </message>
    <message>
        <source>{gloss}, not in the lexicon, {place} of {count}</source>
        <translation>{gloss}, nicht im Lexikon, {place} von {count}</translation>
    </message>
    <message>
        <source>{gloss} is not in the lexicon: it is left out</source>
        <translation>{gloss} ist nicht im Lexikon: Sie wird ausgelassen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>GlossEditor</name>
    <message>
        <source>Glosses</source>
        <extracomment>The new glosses.</extracomment>
        <translation>Glossen</translation>
    </message>
    <message>
        <source>Add a gloss in another language</source>
        <translation>Glosse in einer anderen Sprache hinzufügen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Language of the gloss</source>
        <translation>Sprache der Glosse</translation>
    </message>
    <message>
        <source>eng</source>
        <translation>deu</translation>
    </message>
    <message>
        <source>Written language, as an ISO 639-3 code such as eng or deu</source>
        <translation>Schriftsprache, als ISO-639-3-Code wie deu oder eng</translation>
    </message>
    <message>
        <source>Gloss {number}</source>
        <translation>Glosse {number}</translation>
    </message>
    <message>
        <source>Gloss</source>
        <translation>Glosse</translation>
    </message>
    <message>
        <source>Remove this gloss</source>
        <translation>Diese Glosse entfernen</translation>
    </message>
</context>
<context>
    <name>GlossField</name>
    <message>
        <source>Glosses</source>
        <extracomment>A gloss and the pause that may follow it. What is being typed, for completion. `Entry` that was chosen from the list. Glosses that were typed or pasted: a list of (gloss, seconds of pause). Seconds of pause after the gloss before the field. The gloss before the field is to be taken out. The gloss behind the field is to be taken out. The field is to go this many places on. Enter or Space in an empty field.</extracomment>
        <translation>Glossen</translation>
    </message>
    <message>
        <source>Enter or Space takes a gloss, Tab goes to the next suggestion.</source>
        <translation>Eingabe oder Leertaste nimmt eine Glosse, Tab geht zum nächsten Vorschlag.</translation>
    </message>
</context>
<context>
    <name>GuidedPart</name>
    <message>
        <source>Slow turn</source>
        <extracomment>Size of the pictures, and of the icon in them.</extracomment>
        <translation>Langsame Drehung</translation>
    </message>
    <message>
        <source>Hands from the palm</source>
        <translation>Hände von innen</translation>
    </message>
    <message>
        <source>Hands from the back</source>
        <translation>Hände von außen</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>Brows and eyes</source>
        <translation>Brauen und Augen</translation>
    </message>
    <message>
        <source>Signing, first</source>
        <translation>Gebärden, erster Teil</translation>
    </message>
    <message>
        <source>Signing, second</source>
        <translation>Gebärden, zweiter Teil</translation>
    </message>
    <message>
        <source>Signing, third</source>
        <translation>Gebärden, dritter Teil</translation>
    </message>
    <message>
        <source>{side} to the camera: flat, spread, fist, pointing; each hand alone, both.</source>
        <translation>{side} zur Kamera: flach, gespreizt, Faust, zeigend; jede Hand allein, beide.</translation>
    </message>
    <message>
        <source>Sign as always, whatever you like, without a break.</source>
        <translation>Gebärden wie immer, Inhalt beliebig, ohne Pause.</translation>
    </message>
    <message>
        <source>Hands raised before you: turn to the left, to the right, and back.</source>
        <translation>Hände vor dem Körper: nach links drehen, nach rechts und zurück.</translation>
    </message>
    <message>
        <source>Palms</source>
        <translation>Handflächen</translation>
    </message>
    <message>
        <source>Backs</source>
        <translation>Handrücken</translation>
    </message>
    <message>
        <source>Hands raised beside you: open, close, round, wide, cheeks, tongue.</source>
        <translation>Hände seitlich erhoben: offen, zu, rund, breit, Wangen, Zunge.</translation>
    </message>
    <message>
        <source>Hands raised beside you: brows up, brows down, eyes wide, eyes shut.</source>
        <translation>Hände seitlich erhoben: Brauen hoch, Brauen tief, Augen weit, Augen zu.</translation>
    </message>
    <message>
        <source>{part}, {seconds} s</source>
        <translation>{part}, {seconds} s</translation>
    </message>
</context>
<context>
    <name>HandFlag</name>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>wiedergefunden</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpoliert</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
</context>
<context>
    <name>HandshapeTool</name>
    <message>
        <source>Handshape</source>
        <translation>Handform</translation>
    </message>
    <message>
        <source>Shape of the letter {letter}</source>
        <translation>Form des Buchstabens {letter}</translation>
    </message>
    <message>
        <source>Frame whose shape is used</source>
        <translation>Bild, dessen Form genommen wird</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Use the shape of that frame</source>
        <translation>Die Form dieses Bildes nehmen</translation>
    </message>
    <message>
        <source>As in frame</source>
        <translation>Wie in Bild</translation>
    </message>
    <message>
        <source>The hand takes the shape of {letter} and goes back at both ends.</source>
        <translation>Die Hand nimmt die Form von {letter} an und geht an beiden Enden zurück.</translation>
    </message>
    <message>
        <source>The hand keeps the shape of frame {frame}.</source>
        <translation>Die Hand behält die Form von Bild {frame}.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Back</source>
        <extracomment>The person wants to go back.</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Search signs and commands</source>
        <translation>Gebärden und Befehle suchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Back to {page}</source>
        <translation>Zurück zu {page}</translation>
    </message>
    <message>
        <source>Lexicon {name}</source>
        <translation>Lexikon {name}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Choose a session: a list of signs to record.</source>
        <translation>Wählen Sie eine Sitzung: eine Liste von Gebärden.</translation>
    </message>
    <message>
        <source>Raise your hands to start, rest them to stop.</source>
        <translation>Hände heben: Start. Hände ruhen: Stopp.</translation>
    </message>
    <message>
        <source>Keep the take, or record the sign again.</source>
        <translation>Behalten Sie den Take, oder gebärden Sie noch einmal.</translation>
    </message>
    <message>
        <source>A yellow or red rim shows what is wrong.</source>
        <translation>Ein gelber oder roter Rand zeigt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Drop videos of signs on the window.</source>
        <translation>Ziehen Sie Videos von Gebärden auf das Fenster.</translation>
    </message>
    <message>
        <source>Type to find a sign.</source>
        <translation>Tippen Sie, um eine Gebärde zu finden.</translation>
    </message>
    <message>
        <source>Double-click a sign to open it.</source>
        <translation>Ein Doppelklick öffnet eine Gebärde.</translation>
    </message>
    <message>
        <source>Change what is written at the right; it is kept.</source>
        <translation>Ändern Sie rechts, was dort steht; es bleibt erhalten.</translation>
    </message>
    <message>
        <source>Step through the frames.</source>
        <translation>Gehen Sie durch die Bilder.</translation>
    </message>
    <message>
        <source>Drag where the stroke begins and ends.</source>
        <translation>Ziehen Sie, wo der Kern beginnt und endet.</translation>
    </message>
    <message>
        <source>Mark a stretch of a hand to repair it.</source>
        <translation>Markieren Sie ein Stück einer Hand, um es zu korrigieren.</translation>
    </message>
    <message>
        <source>Click a finding to go to it.</source>
        <translation>Klicken Sie auf einen Befund, um hinzugehen.</translation>
    </message>
    <message>
        <source>Type glosses; a space ends each.</source>
        <translation>Tippen Sie Glossen; ein Leerzeichen beendet jede.</translation>
    </message>
    <message>
        <source>Press Enter to play the sentence.</source>
        <translation>Eingabe spielt die Äußerung ab.</translation>
    </message>
    <message>
        <source>Drag between two signs to change the pause.</source>
        <translation>Ziehen Sie zwischen zwei Gebärden, um die Pause zu ändern.</translation>
    </message>
    <message>
        <source>Save the sentence, then render it.</source>
        <translation>Speichern Sie die Äußerung, dann rendern Sie sie.</translation>
    </message>
    <message>
        <source>Each transition plays over and over.</source>
        <translation>Jeder Übergang läuft immer wieder.</translation>
    </message>
    <message>
        <source>Press a number to judge it.</source>
        <translation>Drücken Sie eine Zahl, um zu urteilen.</translation>
    </message>
    <message>
        <source>Compare two movements without knowing which is which.</source>
        <translation>Vergleichen Sie zwei Bewegungen, ohne zu wissen, welche welche ist.</translation>
    </message>
    <message>
        <source>Export the verdicts as a table or for ELAN.</source>
        <translation>Exportieren Sie die Urteile als Tabelle oder für ELAN.</translation>
    </message>
    <message>
        <source>Choose who signs.</source>
        <translation>Wählen Sie, wer gebärdet.</translation>
    </message>
    <message>
        <source>Choose size and background.</source>
        <translation>Wählen Sie Größe und Hintergrund.</translation>
    </message>
    <message>
        <source>Render; the video appears where you want it.</source>
        <translation>Rendern Sie; das Video erscheint, wo Sie es wollen.</translation>
    </message>
    <message>
        <source>Nobody is shown who did not agree.</source>
        <translation>Niemand wird gezeigt, der nicht eingewilligt hat.</translation>
    </message>
    <message>
        <source>A pack holds signs to give to others.</source>
        <translation>Ein Paket enthält Gebärden zum Weitergeben.</translation>
    </message>
    <message>
        <source>Make a pack: what, terms, check.</source>
        <translation>Paket machen: was, Bedingungen, prüfen.</translation>
    </message>
    <message>
        <source>Drop a pack on the window to look into it.</source>
        <translation>Ziehen Sie ein Paket auf das Fenster, um hineinzusehen.</translation>
    </message>
    <message>
        <source>Write down what signers agree to.</source>
        <translation>Schreiben Sie auf, worin Personen einwilligen.</translation>
    </message>
    <message>
        <source>Long work goes on while you do other things.</source>
        <translation>Lange Arbeit läuft weiter, während Sie anderes tun.</translation>
    </message>
    <message>
        <source>What failed says why, and what to do.</source>
        <translation>Was scheitert, sagt, warum und was zu tun ist.</translation>
    </message>
    <message>
        <source>Repeat it when the reason is gone.</source>
        <translation>Wiederholen Sie es, wenn der Grund behoben ist.</translation>
    </message>
    <message>
        <source>Type to find a setting.</source>
        <translation>Tippen Sie, um eine Einstellung zu finden.</translation>
    </message>
    <message>
        <source>The arrow brings a default back.</source>
        <translation>Der Pfeil holt die Voreinstellung zurück.</translation>
    </message>
    <message>
        <source>Choose your own keys.</source>
        <translation>Wählen Sie eigene Tasten.</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Signed language of the clip</source>
        <translation>Gebärdensprache des Clips</translation>
    </message>
    <message>
        <source>Close the help</source>
        <translation>Hilfe schließen</translation>
    </message>
    <message>
        <source>Folder of clips</source>
        <translation>Ordner der Clips</translation>
    </message>
    <message>
        <source>A folder per signed language, a video per page.</source>
        <translation>Ein Ordner je Gebärdensprache, ein Video je Seite.</translation>
    </message>
</context>
<context>
    <name>IdentityActions</name>
    <message>
        <source>Teach it to look real…</source>
        <translation>Lebensecht machen…</translation>
    </message>
    <message>
        <source>How real it looks…</source>
        <translation>Wie echt sie aussieht…</translation>
    </message>
</context>
<context>
    <name>IdentityCard</name>
    <message>
        <source>Mannequin</source>
        <extracomment>Height of a card that says why it cannot be chosen, in up to three lines.</extracomment>
        <translation>Figur</translation>
    </message>
    <message>
        <source>{identity}, plain</source>
        <translation>{identity}, einfach</translation>
    </message>
    <message>
        <source>Always free to use</source>
        <translation>Immer frei zu verwenden</translation>
    </message>
    <message>
        <source>The plain look, in less time</source>
        <translation>Das einfache Aussehen, in kürzerer Zeit</translation>
    </message>
    <message>
        <source>Agreed to be rendered</source>
        <translation>Hat eingewilligt, gerendert zu werden</translation>
    </message>
</context>
<context>
    <name>IdentityList</name>
    <message>
        <source>Signers who agreed can be enrolled, and then appear here.</source>
        <extracomment>Name of the identity that was chosen.</extracomment>
        <translation>Wer eingewilligt hat, kann erfasst werden und erscheint dann hier.</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <source>Where both changed</source>
        <extracomment>The person goes back. A rule was changed.</extracomment>
        <translation>Wo beide etwas änderten</translation>
    </message>
    <message>
        <source>Homonyms</source>
        <translation>Homonyme</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Into a new lexicon…</source>
        <translation>In ein neues Lexikon…</translation>
    </message>
    <message>
        <source>Adds {what}.</source>
        <translation>Fügt hinzu: {what}.</translation>
    </message>
    <message>
        <source>Changes {what}.</source>
        <translation>Ändert: {what}.</translation>
    </message>
    <message>
        <source>Cuts or repairs {what} as in the pack.</source>
        <translation>Schneidet oder korrigiert wie im Paket: {what}.</translation>
    </message>
    <message>
        <source>Brings terms and consents.</source>
        <translation>Bringt Bedingungen und Einwilligungen.</translation>
    </message>
    <message>
        <source>Everything is here already: an import changes nothing.</source>
        <translation>Alles ist schon hier: Ein Import ändert nichts.</translation>
    </message>
    <message>
        <source>A later version was imported before: {version}.</source>
        <translation>Eine spätere Version wurde schon importiert: {version}.</translation>
    </message>
    <message>
        <source>{consents} ended elsewhere and end here, too.</source>
        <translation>{consents} endeten anderswo und enden auch hier.</translation>
    </message>
    <message>
        <source>Left out: {what}. {why}</source>
        <translation>Ausgelassen: {what}. {why}</translation>
    </message>
    <message>
        <source>Back to the packs</source>
        <translation>Zurück zu den Paketen</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Gebärde</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>ImportNeed</name>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation>Nicht vermessen</translation>
    </message>
    <message>
        <source>To repair</source>
        <translation>Zu korrigieren</translation>
    </message>
    <message>
        <source>No signer</source>
        <translation>Ohne Person</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Being tracked</source>
        <translation>Wird vermessen</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Imported collections</source>
        <extracomment>`TakeId` to open.</extracomment>
        <translation>Importierte Sammlungen</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Show what needs nobody, too</source>
        <translation>Auch zeigen, was niemanden braucht</translation>
    </message>
    <message>
        <source>Open sign</source>
        <translation>Gebärde öffnen</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} ist geschrieben.</translation>
    </message>
    <message>
        <source>No collection was imported yet.</source>
        <translation>Noch keine Sammlung importiert.</translation>
    </message>
    <message>
        <source>Files: {count}</source>
        <translation>Dateien: {count}</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Files of the collection</source>
        <translation>Dateien der Sammlung</translation>
    </message>
    <message>
        <source>What needs a person</source>
        <translation>Was eine Person braucht</translation>
    </message>
</context>
<context>
    <name>JobGroup</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Rows that are shown; of the rest only the number. `JobId` to stop. `JobId` to do again.</extracomment>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message numerus="yes">
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n Auftrag gescheitert</numerusform>
            <numerusform>%n Aufträge gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>The work is done</source>
        <translation>Die Arbeit ist getan</translation>
    </message>
    <message>
        <source>No job is left in the queue.</source>
        <translation>Kein Auftrag wartet mehr.</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Open the jobs</source>
        <translation>Aufträge öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Keine Aufträge</translation>
    </message>
    <message>
        <source>Jobs: {state}</source>
        <translation>Aufträge: {state}</translation>
    </message>
</context>
<context>
    <name>JobTitle</name>
    <message>
        <source>Find the movement of {sign}</source>
        <translation>Bewegung von {sign} finden</translation>
    </message>
    <message>
        <source>a sign</source>
        <translation>eine Gebärde</translation>
    </message>
    <message>
        <source>Render {video}</source>
        <translation>{video} rendern</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>Learn how {identity} looks</source>
        <translation>Lernen, wie {identity} aussieht</translation>
    </message>
    <message>
        <source>Teach {identity} to look real</source>
        <translation>{identity} lebensecht machen</translation>
    </message>
    <message>
        <source>Learn how signers move</source>
        <translation>Lernen, wie Personen sich bewegen</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Another program has this lexicon open and runs its jobs.</source>
        <translation>Ein anderes Programm hat dieses Lexikon offen und führt seine Aufträge aus.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Work that takes a while appears here: finding movement, rendering videos.</source>
        <translation>Arbeit, die dauert, erscheint hier: Bewegung finden, Videos rendern.</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Take away what is done, stopped or failed</source>
        <translation>Wegnehmen, was fertig, gestoppt oder gescheitert ist</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <extracomment>A key is known from now on, or not any more.</extracomment>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Copy my key</source>
        <translation>Meinen Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Name of the owner</source>
        <translation>Name der Besitzerin oder des Besitzers</translation>
    </message>
    <message>
        <source>Public key: 64 digits</source>
        <translation>Öffentlicher Schlüssel: 64 Ziffern</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Remember it</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>You have no key yet; it is made when you first sign a pack.</source>
        <translation>Sie haben noch keinen Schlüssel; er entsteht, wenn Sie zum ersten Mal ein Paket signieren.</translation>
    </message>
    <message>
        <source>{name}, key {fingerprint}</source>
        <translation>{name}, Schlüssel {fingerprint}</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Keys that you know</source>
        <translation>Schlüssel, die Sie kennen</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Packs that are signed with these keys count as known. Compare a key with its owner by another way than the one by which the pack came.</source>
        <translation>Pakete, die mit diesen Schlüsseln signiert sind, gelten als bekannt. Vergleichen Sie einen Schlüssel auf anderem Weg als dem, auf dem das Paket kam.</translation>
    </message>
</context>
<context>
    <name>KinRow</name>
    <message>
        <source>The same lemma</source>
        <extracomment>`EntryId` to go to.</extracomment>
        <translation>Dasselbe Lemma</translation>
    </message>
    <message>
        <source>Called alike</source>
        <translation>Gleich benannt</translation>
    </message>
    <message>
        <source>Go to {gloss}</source>
        <translation>Zu {gloss} gehen</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Below: the measurement, untouched.</source>
        <extracomment>`RepairId`, and whether it is to be applied. `RepairId` of the one to remove. `RepairId` of the one whose stretch is to be shown.</extracomment>
        <translation>Darunter: die Messung, unberührt.</translation>
    </message>
    <message>
        <source>Nothing is repaired: this is what was measured.</source>
        <translation>Nichts ist korrigiert: So wurde gemessen.</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Apply: {repair}</source>
        <translation>Anwenden: {repair}</translation>
    </message>
    <message>
        <source>Remove: {repair}</source>
        <translation>Entfernen: {repair}</translation>
    </message>
    <message>
        <source>Go to: {repair}</source>
        <translation>Gehe zu: {repair}</translation>
    </message>
    <message>
        <source>does not fit this measurement</source>
        <translation>passt nicht zu dieser Messung</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
</context>
<context>
    <name>LengthGauge</name>
    <message>
        <source>Length of the transition</source>
        <extracomment>Steps of the slider in a second. Seconds while the knob moves. Seconds that were set.</extracomment>
        <translation>Länge des Übergangs</translation>
    </message>
</context>
<context>
    <name>LexiconMenu</name>
    <message>
        <source>New lexicon…</source>
        <translation>Neues Lexikon…</translation>
    </message>
    <message>
        <source>Open lexicon…</source>
        <translation>Lexikon öffnen…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Seinen Ordner zeigen</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Open lexicon</source>
        <translation>Lexikon öffnen</translation>
    </message>
    <message>
        <source>Back up the lexicon</source>
        <translation>Lexikon sichern</translation>
    </message>
</context>
<context>
    <name>LexiconPage</name>
    <message>
        <source>Lexicon</source>
        <extracomment>Pixels from which forms, signs and details have room beside one another.</extracomment>
        <translation>Lexikon</translation>
    </message>
    <message>
        <source>Find by form</source>
        <translation>Nach der Form finden</translation>
    </message>
    <message>
        <source>Vocabularies…</source>
        <translation>Wortlisten…</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Diese Suche merken</translation>
    </message>
    <message>
        <source>Like {gloss}</source>
        <translation>Wie {gloss}</translation>
    </message>
</context>
<context>
    <name>LexiconStates</name>
    <message>
        <source>Add your first signs</source>
        <translation>Erste Gebärden hinzufügen</translation>
    </message>
    <message>
        <source>Drop videos here, one sign in each. Their movement is found by itself; then the signs can be put together to sentences.</source>
        <translation>Ziehen Sie Videos hierher, in jedem eine Gebärde. Ihre Bewegung wird von selbst gefunden; dann lassen sich die Gebärden zu Äußerungen fügen.</translation>
    </message>
    <message>
        <source>Choose videos…</source>
        <translation>Videos wählen…</translation>
    </message>
    <message>
        <source>No sign fits</source>
        <translation>Keine Gebärde passt</translation>
    </message>
    <message>
        <source>Try fewer words, or take filters away.</source>
        <translation>Versuchen Sie weniger Wörter, oder nehmen Sie Filter weg.</translation>
    </message>
    <message>
        <source>Show all signs</source>
        <translation>Alle Gebärden zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Live picture</source>
        <extracomment>How large the picture is, in pixels of the screen.</extracomment>
        <translation>Live-Bild</translation>
    </message>
</context>
<context>
    <name>LookFacts</name>
    <message>
        <source>{signer} has agreed to “{consent}”.</source>
        <extracomment>From so many seconds on, a signer is seen in enough places to look real. A hand that is measured more rarely looks blurred.</extracomment>
        <translation>{signer} hat in „{consent}“ eingewilligt.</translation>
    </message>
    <message>
        <source>{signer} has not agreed to “{consent}”: note the consent on Packs.</source>
        <translation>{signer} hat nicht in „{consent}“ eingewilligt: Vermerken Sie die Einwilligung unter Pakete.</translation>
    </message>
    <message>
        <source>{videos} of {signs}, {seconds} s in all</source>
        <translation>{videos} von {signs}, zusammen {seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n Gebärde</numerusform>
            <numerusform>%n Gebärden</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount}.</source>
        <translation>{amount}.</translation>
    </message>
    <message>
        <source>{amount}. A minute or more looks better.</source>
        <translation>{amount}. Ab einer Minute sieht es besser aus.</translation>
    </message>
    <message>
        <source>With a second sign, it could be measured on what it never saw.</source>
        <translation>Mit einer zweiten Gebärde ließe es sich an etwas messen, das es nie sah.</translation>
    </message>
    <message>
        <source>Of the guided recording is missing: {parts}.</source>
        <translation>Von der angeleiteten Aufnahme fehlt: {parts}.</translation>
    </message>
    <message>
        <source>The guided recording is whole; it is still looked at.</source>
        <translation>Die angeleitete Aufnahme ist vollständig; sie wird noch ausgewertet.</translation>
    </message>
    <message>
        <source>The guided recording is whole.</source>
        <translation>Die angeleitete Aufnahme ist vollständig.</translation>
    </message>
    <message>
        <source>Left hand seen in {left} of the time, right hand in {right}.</source>
        <translation>Linke Hand in {left} der Zeit zu sehen, rechte in {right}.</translation>
    </message>
    <message>
        <source>A hand that is rarely seen looks blurred: sign some with it.</source>
        <translation>Eine selten gesehene Hand wird unscharf: Gebärden Sie etwas mit ihr.</translation>
    </message>
</context>
<context>
    <name>LookProgress</name>
    <message>
        <source>How far it has learned</source>
        <translation>Wie weit es gelernt hat</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Paused: it goes on where it was.</source>
        <translation>Angehalten: Es geht weiter, wo es war.</translation>
    </message>
    <message>
        <source>Stopped; nothing of it was kept.</source>
        <translation>Gestoppt; nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis es dran ist</translation>
    </message>
    <message>
        <source>Begins…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>It was not finished</source>
        <translation>Es wurde nicht fertig</translation>
    </message>
    <message>
        <source>It has learned: choose it, and look at its report.</source>
        <translation>Es hat gelernt: Wählen Sie es, und sehen Sie seinen Bericht an.</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>As it is drawn now</source>
        <translation>Wie es nun gezeichnet wird</translation>
    </message>
</context>
<context>
    <name>LookReport</name>
    <message>
        <source>How real {identity} looks</source>
        <extracomment>From these values on a picture is called sharp, or a hand readable (SSIM), up to the last one a film calm (flicker, share of the real movement). They are aims; people were not asked.</extracomment>
        <translation>Wie echt {identity} aussieht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>From left to right: as it was, as it is drawn, and the plain look. Hands enlarged below. Nothing was learned from these moments.</source>
        <translation>Von links nach rechts: wie es war, wie es gezeichnet wird, und das einfache Aussehen. Darunter die Hände vergrößert. Aus diesen Momenten wurde nichts gelernt.</translation>
    </message>
    <message>
        <source>Earlier moment</source>
        <translation>Früherer Moment</translation>
    </message>
    <message>
        <source>Later moment</source>
        <translation>Späterer Moment</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} von {count}</translation>
    </message>
    <message>
        <source>Learned for {minutes} min from {moments} of {videos}.</source>
        <translation>{minutes} min gelernt aus {moments} von {videos}.</translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n Moment</numerusform>
            <numerusform>%n Momenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be measured: there was one sign only, and no other to try it on.</source>
        <translation>Es ließ sich nicht messen: Es gab nur eine Gebärde und keine andere zum Erproben.</translation>
    </message>
    <message>
        <source>Measured on {moments} of signs that it never saw.</source>
        <translation>Gemessen an {moments} von Gebärden, die es nie sah.</translation>
    </message>
    <message>
        <source>The signer is drawn sharply</source>
        <translation>Die Person wird scharf gezeichnet</translation>
    </message>
    <message>
        <source>Hands can be read</source>
        <translation>Hände sind zu lesen</translation>
    </message>
    <message>
        <source>Moving pictures are calm</source>
        <translation>Bewegte Bilder sind ruhig</translation>
    </message>
    <message>
        <source>{verdict}: {new} alike; the plain look {old}.</source>
        <translation>{verdict}: {new} gleich; einfach {old}.</translation>
    </message>
    <message>
        <source>{verdict}: {new} of the real movement; the plain look {old}.</source>
        <translation>{verdict}: {new} der echten Bewegung; einfach {old}.</translation>
    </message>
    <message>
        <source>The signer is blurred in places</source>
        <translation>Die Person ist stellenweise unscharf</translation>
    </message>
    <message>
        <source>Hands are blurred, look at them first</source>
        <translation>Hände sind unscharf, sehen Sie sie zuerst an</translation>
    </message>
    <message>
        <source>Moving pictures flicker</source>
        <translation>Bewegte Bilder flackern</translation>
    </message>
    <message>
        <source>Its hands are no better than with the plain look.</source>
        <translation>Die Hände sind nicht besser als beim einfachen Aussehen.</translation>
    </message>
    <message>
        <source>More time would make it better.</source>
        <translation>Mehr Zeit würde es verbessern.</translation>
    </message>
    <message>
        <source>It knows {signer} in these clothes and this light, from the front; what was never seen, such as a back of a hand, is guessed.</source>
        <translation>Es kennt {signer} in dieser Kleidung und diesem Licht, von vorn; was nie zu sehen war, etwa ein Handrücken, ist geraten.</translation>
    </message>
</context>
<context>
    <name>LookSheet</name>
    <message>
        <source>Teach it to look real</source>
        <translation>Lebensecht machen</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>How detailed</source>
        <translation>Wie genau</translation>
    </message>
    <message>
        <source>Learn on</source>
        <translation>Lernen auf</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Fast, for a processor</source>
        <translation>Schnell, für einen Prozessor</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Finest</source>
        <translation>Am feinsten</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>NVIDIA</source>
        <translation>NVIDIA</translation>
    </message>
    <message>
        <source>Apple</source>
        <translation>Apple</translation>
    </message>
    <message>
        <source>Teach {identity} to look real</source>
        <translation>{identity} lebensecht machen</translation>
    </message>
    <message>
        <source>Kinelex learns from the videos of the signer, on this computer; nothing leaves it. It is measured on signs that it never saw.</source>
        <translation>Kinelex lernt aus den Videos der Person, auf diesem Rechner; nichts verlässt ihn. Gemessen wird an Gebärden, die es nie sah.</translation>
    </message>
    <message>
        <source>Learn for</source>
        <translation>Lernen für</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MadeRow</name>
    <message>
        <source>Frame of {file}</source>
        <extracomment>The video is to be played. The video is to be approved: the name of whom it shows.</extracomment>
        <translation>Bild aus {file}</translation>
    </message>
    <message>
        <source>Play {file}</source>
        <translation>{file} abspielen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Freigeben…</translation>
    </message>
    <message>
        <source>Approve {file}…</source>
        <translation>{file} freigeben…</translation>
    </message>
    <message>
        <source>Withdrawn {day}: delete the file, and do not show it.</source>
        <translation>Zurückgezogen am {day}: Löschen Sie die Datei, und zeigen Sie sie nicht.</translation>
    </message>
    <message>
        <source>A draft; approved by {name} since: render it again.</source>
        <translation>Ein Entwurf; seither von {name} freigegeben: Rendern Sie ihn neu.</translation>
    </message>
    <message>
        <source>Approved by {name}</source>
        <translation>Freigegeben von {name}</translation>
    </message>
    <message>
        <source>Shows nobody: free to use</source>
        <translation>Zeigt niemanden: frei zu verwenden</translation>
    </message>
    <message>
        <source>Draft: {signer} has not approved it yet</source>
        <translation>Entwurf: {signer} hat es noch nicht freigegeben</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message numerus="yes">
        <source>Let go to add %n file(s)</source>
        <translation>
            <numerusform>Loslassen, um %n Datei hinzuzufügen</numerusform>
            <numerusform>Loslassen, um %n Dateien hinzuzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>Zu {page} gehen</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Close Kinelex</source>
        <translation>Kinelex schließen</translation>
    </message>
</context>
<context>
    <name>MakingRow</name>
    <message>
        <source>Latest frame of {file}</source>
        <translation>Neuestes Bild aus {file}</translation>
    </message>
</context>
<context>
    <name>MakingView</name>
    <message>
        <source>Back to the packs</source>
        <extracomment>A pack was written, or the person goes back.</extracomment>
        <translation>Zurück zu den Paketen</translation>
    </message>
    <message>
        <source>Write the pack…</source>
        <translation>Paket schreiben…</translation>
    </message>
    <message>
        <source>Choose the signs first.</source>
        <translation>Wählen Sie zuerst die Gebärden.</translation>
    </message>
    <message>
        <source>Write the pack</source>
        <translation>Paket schreiben</translation>
    </message>
    <message>
        <source>Packs (*{suffix})</source>
        <translation>Pakete (*{suffix})</translation>
    </message>
    <message>
        <source>{file} is written ({size}).</source>
        <translation>{file} ist geschrieben ({size}).</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>ManyDetails</name>
    <message>
        <source>Give all of them a tag</source>
        <translation>Allen ein Schlagwort geben</translation>
    </message>
    <message>
        <source>Take the tag {name} from all of them</source>
        <translation>Allen das Schlagwort {name} nehmen</translation>
    </message>
    <message>
        <source>Give all of them a dialect</source>
        <translation>Allen einen Dialekt geben</translation>
    </message>
    <message>
        <source>Take the dialect {name} from all of them</source>
        <translation>Allen den Dialekt {name} nehmen</translation>
    </message>
    <message>
        <source>Assign all of them to</source>
        <translation>Alle zuweisen an</translation>
    </message>
    <message>
        <source>Assign to somebody</source>
        <translation>Jemandem zuweisen</translation>
    </message>
    <message>
        <source>No sign selected</source>
        <translation>Keine Gebärde gewählt</translation>
    </message>
    <message>
        <source>Choose a sign to see what is known of it.</source>
        <translation>Wählen Sie eine Gebärde, um zu sehen, was von ihr bekannt ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n signs selected</source>
        <translation>
            <numerusform>%n Gebärde gewählt</numerusform>
            <numerusform>%n Gebärden gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Set the status</source>
        <translation>Status setzen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>Chosen sign</source>
        <extracomment>Identifier of the sign in the pack, field, and whose version is kept.</extracomment>
        <translation>Gewählte Gebärde</translation>
    </message>
    <message>
        <source>never to be generated</source>
        <translation>nie zu erzeugen</translation>
    </message>
    <message>
        <source>The two signs</source>
        <translation>Die beiden Gebärden</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>In the pack</source>
        <translation>Im Paket</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Nothing of it comes.</source>
        <translation>Nichts davon kommt.</translation>
    </message>
    <message>
        <source>It is added as {gloss}, with {takes}.</source>
        <translation>Sie wird als {gloss} hinzugefügt, mit {takes}.</translation>
    </message>
    <message>
        <source>It is here already and gets {takes} more.</source>
        <translation>Sie ist schon hier und erhält {takes} mehr.</translation>
    </message>
    <message>
        <source>It is here already; these fields differ.</source>
        <translation>Sie ist schon hier; diese Felder unterscheiden sich.</translation>
    </message>
    <message>
        <source>It is here already, with the same content.</source>
        <translation>Sie ist schon hier, mit demselben Inhalt.</translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message>
        <source>yes</source>
        <extracomment>Keys of documents that say nothing to people.</extracomment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>MissingBar</name>
    <message>
        <source>Fingerspell</source>
        <extracomment>Place of the item, and the `MissingChoice` for it. Place of the item, and the gloss that is meant; an empty one is to be typed.</extracomment>
        <translation>Fingeralphabet</translation>
    </message>
    <message>
        <source>Leave a gap</source>
        <translation>Lücke lassen</translation>
    </message>
    <message>
        <source>Another sign…</source>
        <translation>Andere Gebärde…</translation>
    </message>
    <message>
        <source>{gloss} is not in the lexicon and left out</source>
        <translation>{gloss} ist nicht im Lexikon und wird ausgelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no letter in it</source>
        <translation>Es ist kein Buchstabe darin</translation>
    </message>
    <message>
        <source>The lexicon has no letters {letters}</source>
        <translation>Dem Lexikon fehlen die Buchstaben {letters}</translation>
    </message>
    <message>
        <source>Spell it with the letters of this lexicon</source>
        <translation>Mit den Buchstaben dieses Lexikons buchstabieren</translation>
    </message>
    <message>
        <source>Type another gloss</source>
        <translation>Andere Glosse tippen</translation>
    </message>
</context>
<context>
    <name>MotionPairView</name>
    <message>
        <source>Mine</source>
        <extracomment>Two moments nearer than this are the same, after they went through a file.</extracomment>
        <translation>Meine</translation>
    </message>
    <message>
        <source>In the pack</source>
        <translation>Im Paket</translation>
    </message>
    <message>
        <source>This sign has no motion in the pack.</source>
        <translation>Diese Gebärde hat im Paket keine Bewegung.</translation>
    </message>
</context>
<context>
    <name>NewLexiconDialog</name>
    <message>
        <source>New lexicon</source>
        <translation>Neues Lexikon</translation>
    </message>
    <message>
        <source>For example: Everyday signs</source>
        <translation>Zum Beispiel: Alltagsgebärden</translation>
    </message>
    <message>
        <source>Type to search, or type an ISO 639-3 code</source>
        <translation>Tippen zum Suchen, oder ISO-639-3-Code eingeben</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be added to it.</source>
        <translation>
            <numerusform>%n Datei wird hinzugefügt.</numerusform>
            <numerusform>%n Dateien werden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A lexicon keeps the signs of one signed language in one folder.</source>
        <translation>Ein Lexikon bewahrt die Gebärden einer Gebärdensprache in einem Ordner.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Signed language</source>
        <translation>Gebärdensprache</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Folder for the new lexicon</source>
        <translation>Ordner für das neue Lexikon</translation>
    </message>
    <message>
        <source>A folder of this name is there already: choose another name.</source>
        <translation>Ein Ordner dieses Namens ist schon da: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Choose a language from the list, or type a code of three letters.</source>
        <translation>Wählen Sie eine Sprache aus der Liste, oder tippen Sie einen Code aus drei Buchstaben.</translation>
    </message>
</context>
<context>
    <name>NothingToReview</name>
    <message>
        <source>Compose an utterance</source>
        <translation>Äußerung komponieren</translation>
    </message>
    <message>
        <source>No transitions here</source>
        <translation>Hier gibt es keine Übergänge</translation>
    </message>
    <message>
        <source>A transition leads from one sign to the next: it takes an utterance of two signs or more.</source>
        <translation>Ein Übergang führt von einer Gebärde zur nächsten: Es braucht eine Äußerung aus zwei oder mehr Gebärden.</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>Noch nichts zu prüfen</translation>
    </message>
    <message>
        <source>Compose an utterance and save it: here you judge how its signs follow one another.</source>
        <translation>Komponieren und speichern Sie eine Äußerung: Hier beurteilen Sie, wie ihre Gebärden einander folgen.</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Put the message away</source>
        <translation>Meldung wegnehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n frühere</numerusform>
            <numerusform>%n frühere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NudgePad</name>
    <message>
        <source>Move</source>
        <extracomment>Pixels of the pointer per step. Steps that fill the field from its middle. Steps to the right, up, and towards the viewer.</extracomment>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Drag, or press the arrow keys; Page Up and Page Down move away and nearer, Shift makes large steps.</source>
        <translation>Ziehen oder Pfeiltasten drücken; Bild auf und Bild ab bewegen weg und näher, mit Umschalt in großen Schritten.</translation>
    </message>
</context>
<context>
    <name>NudgeTool</name>
    <message>
        <source>Move or turn</source>
        <translation>Bewegen oder drehen</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Was sich bewegt</translation>
    </message>
    <message>
        <source>Remove this keyframe</source>
        <translation>Dieses Schlüsselbild entfernen</translation>
    </message>
    <message>
        <source>Place of the hand</source>
        <translation>Ort der Hand</translation>
    </message>
    <message>
        <source>Twist</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Sideways</source>
        <translation>Seitwärts</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Beugen</translation>
    </message>
    <message>
        <source>To the signer&apos;s left</source>
        <translation>Zur Linken der Person</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Keyframes: {frames}</source>
        <translation>Schlüsselbilder: {frames}</translation>
    </message>
    <message>
        <source>Drag the field or press the arrow keys: this frame becomes a keyframe.</source>
        <translation>Ziehen Sie das Feld oder drücken Sie Pfeiltasten: Dieses Bild wird ein Schlüsselbild.</translation>
    </message>
</context>
<context>
    <name>OpenedView</name>
    <message>
        <source>Find in the pack</source>
        <extracomment>The person goes back. Identifier of the import that is to be undone.</extracomment>
        <translation>Im Paket suchen</translation>
    </message>
    <message>
        <source>The lexicon {name} is made.</source>
        <translation>Das Lexikon {name} ist angelegt.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Nothing of a pack that is not sound is shown.</source>
        <translation>Von einem fehlerhaften Paket wird nichts gezeigt.</translation>
    </message>
    <message>
        <source>Everything of {name} was here already.</source>
        <translation>Alles aus {name} war schon hier.</translation>
    </message>
    <message>
        <source>{name} is imported.</source>
        <translation>{name} ist importiert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>New lexicon</source>
        <translation>Neues Lexikon</translation>
    </message>
</context>
<context>
    <name>OpinionEditor</name>
    <message>
        <source>Comment on this sign</source>
        <extracomment>The person&apos;s vote. The person&apos;s comment.</extracomment>
        <translation>Kommentar zu dieser Gebärde</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>Kommentar schreiben</translation>
    </message>
</context>
<context>
    <name>OpinionWords</name>
    <message>
        <source>Would sign it so</source>
        <translation>Gebärdet es so</translation>
    </message>
    <message>
        <source>Would not sign it so</source>
        <translation>Gebärdet es nicht so</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Nicht sicher</translation>
    </message>
</context>
<context>
    <name>PackAmounts</name>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <extracomment>The icon of how far a signature is known, and its colour.</extracomment>
        <translation>
            <numerusform>%n Gebärde</numerusform>
            <numerusform>%n Gebärden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n Spur</numerusform>
            <numerusform>%n Spuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) of landmarks</source>
        <translation>
            <numerusform>%n Spur von Punkten</numerusform>
            <numerusform>%n Spuren von Punkten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learned appearance(s)</source>
        <translation>
            <numerusform>%n gelernte Erscheinung</numerusform>
            <numerusform>%n gelernte Erscheinungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterance(s)</source>
        <translation>
            <numerusform>%n Äußerung</numerusform>
            <numerusform>%n Äußerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n Urteil</numerusform>
            <numerusform>%n Urteile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signer(s)</source>
        <translation>
            <numerusform>%n gebärdende Person</numerusform>
            <numerusform>%n gebärdende Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <translation>
            <numerusform>%n Einwilligung</numerusform>
            <numerusform>%n Einwilligungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) of terms</source>
        <translation>
            <numerusform>%n Bedingung</numerusform>
            <numerusform>%n Bedingungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialect(s)</source>
        <translation>
            <numerusform>%n Dialekt</numerusform>
            <numerusform>%n Dialekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message>
        <source>Made {when} by {who}</source>
        <extracomment>Identifier of the import that is to be undone.</extracomment>
        <translation>Gemacht {when} von {who}</translation>
    </message>
    <message>
        <source>Made {when}</source>
        <translation>Gemacht {when}</translation>
    </message>
    <message numerus="yes">
        <source>With takes of %n person(s)</source>
        <translation>
            <numerusform>Mit Takes von %n Person</numerusform>
            <numerusform>Mit Takes von %n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported {when}</source>
        <translation>Importiert {when}</translation>
    </message>
    <message>
        <source>By {authors}</source>
        <translation>Von {authors}</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Import zurücknehmen</translation>
    </message>
    <message>
        <source>Undo the import of {pack} {version}</source>
        <translation>Import von {pack} {version} zurücknehmen</translation>
    </message>
    <message>
        <source>Undone {when}</source>
        <translation>Zurückgenommen {when}</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Without a licence</source>
        <translation>Ohne Lizenz</translation>
    </message>
    <message>
        <source>Signed by {name}</source>
        <translation>Signiert von {name}</translation>
    </message>
</context>
<context>
    <name>PackHead</name>
    <message>
        <source>I have compared it</source>
        <extracomment>A key was remembered, or forgotten again.</extracomment>
        <translation>Ich habe ihn verglichen</translation>
    </message>
    <message>
        <source>Its files are being checked…</source>
        <translation>Seine Dateien werden geprüft…</translation>
    </message>
    <message>
        <source>It names no licence.</source>
        <translation>Es nennt keine Lizenz.</translation>
    </message>
    <message>
        <source>By {authors}</source>
        <translation>Von {authors}</translation>
    </message>
    <message>
        <source>Please cite: {citation}</source>
        <translation>Bitte zitieren: {citation}</translation>
    </message>
    <message>
        <source>Sound: every file is as it was when it was made.</source>
        <translation>In Ordnung: Jede Datei ist, wie sie gemacht wurde.</translation>
    </message>
    <message>
        <source>The key of {name} is known now.</source>
        <translation>Der Schlüssel von {name} ist nun bekannt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>PackWords</name>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Faces can be seen</source>
        <translation>Gesichter sind zu sehen</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>What was measured in the pictures</source>
        <translation>Was in den Bildern gemessen wurde</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Verdicts and comments</source>
        <translation>Urteile und Kommentare</translation>
    </message>
    <message>
        <source>Names of reviewers</source>
        <translation>Namen der Prüfenden</translation>
    </message>
    <message>
        <source>Else they are numbered</source>
        <translation>Sonst sind sie nummeriert</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Identitäten</translation>
    </message>
    <message>
        <source>Learned appearances</source>
        <translation>Gelernte Erscheinungen</translation>
    </message>
    <message>
        <source>Utterances</source>
        <translation>Äußerungen</translation>
    </message>
    <message>
        <source>Saved sentences of these signs</source>
        <translation>Gespeicherte Äußerungen aus diesen Gebärden</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuer</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Älter</translation>
    </message>
    <message>
        <source>Conflicting</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>Homonym</source>
        <translation>Homonym</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>Im Papierkorb</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Deren</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Keep both signs</source>
        <translation>Beide Gebärden behalten</translation>
    </message>
    <message>
        <source>Leave theirs out</source>
        <translation>Deren auslassen</translation>
    </message>
    <message>
        <source>Join into mine</source>
        <translation>Mit meiner verbinden</translation>
    </message>
    <message>
        <source>ID-gloss</source>
        <translation>ID-Glosse</translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>Lemma</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>HamNoSys</source>
        <translation>HamNoSys</translation>
    </message>
    <message>
        <source>Not to be generated</source>
        <translation>Nicht zu erzeugen</translation>
    </message>
    <message>
        <source>Annotation glosses</source>
        <translation>Annotationsglossen</translation>
    </message>
    <message>
        <source>Senses</source>
        <translation>Bedeutungen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>Fields of meaning</source>
        <translation>Bedeutungsfelder</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Beziehungen</translation>
    </message>
    <message>
        <source>Relations to other languages</source>
        <translation>Beziehungen zu anderen Sprachen</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Gloss in a language</source>
        <translation>Glosse in einer Sprache</translation>
    </message>
    <message>
        <source>Senses in a language</source>
        <translation>Bedeutungen in einer Sprache</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Keep under its own name</source>
        <translation>Unter eigenem Namen behalten</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Nobody has signed it.</source>
        <translation>Niemand hat es signiert.</translation>
    </message>
    <message>
        <source>You have signed it.</source>
        <translation>Sie haben es signiert.</translation>
    </message>
    <message>
        <source>Signed with a key that you know.</source>
        <translation>Signiert mit einem Schlüssel, den Sie kennen.</translation>
    </message>
    <message>
        <source>Signed with a key that you do not know: compare it with its owner.</source>
        <translation>Signiert mit einem Schlüssel, den Sie nicht kennen: Vergleichen Sie ihn mit seiner Besitzerin oder seinem Besitzer.</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Auspacken</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
</context>
<context>
    <name>PackWork</name>
    <message>
        <source>Progress</source>
        <extracomment>Work has begun or ended.</extracomment>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Make a pack…</source>
        <translation>Paket machen…</translation>
    </message>
    <message>
        <source>Open a pack…</source>
        <translation>Paket öffnen…</translation>
    </message>
    <message>
        <source>Back to the packs</source>
        <translation>Zurück zu den Paketen</translation>
    </message>
    <message>
        <source>Open a pack</source>
        <translation>Paket öffnen</translation>
    </message>
    <message>
        <source>Packs (*{suffix})</source>
        <translation>Pakete (*{suffix})</translation>
    </message>
</context>
<context>
    <name>PhaseRow</name>
    <message>
        <source>Phases</source>
        <extracomment>`Phases` while a bound moves. `Phases` that were set.</extracomment>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Up and Down choose a bound, Left and Right move it by a frame, Enter puts it where the playhead is.</source>
        <translation>Auf und Ab wählen eine Grenze, Links und Rechts verschieben sie um ein Bild, Eingabe setzt sie an die Abspielstelle.</translation>
    </message>
    <message>
        <source>Not found yet</source>
        <translation>Noch nicht gefunden</translation>
    </message>
    <message>
        <source>{seconds} s  ·  frame {frame}</source>
        <translation>{seconds} s  ·  Bild {frame}</translation>
    </message>
</context>
<context>
    <name>Phases</name>
    <message>
        <source>Preparation</source>
        <extracomment>Colour names of the theme for preparation, stroke, retraction.</extracomment>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Retraction</source>
        <translation>Rückführung</translation>
    </message>
    <message>
        <source>Sign begins</source>
        <translation>Gebärde beginnt</translation>
    </message>
    <message>
        <source>Stroke begins</source>
        <translation>Kern beginnt</translation>
    </message>
    <message>
        <source>Stroke ends</source>
        <translation>Kern endet</translation>
    </message>
    <message>
        <source>Sign ends</source>
        <translation>Gebärde endet</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Stop {job}</source>
        <translation>{job} stoppen</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>What is reviewed</source>
        <extracomment>The id of an utterance, or None for all. The name of a reviewer.</extracomment>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Prüfende Person</translation>
    </message>
    <message>
        <source>In whose name you review</source>
        <translation>In wessen Namen Sie prüfen</translation>
    </message>
    <message>
        <source>{decided} of {count} decided</source>
        <translation>{decided} von {count} entschieden</translation>
    </message>
    <message numerus="yes">
        <source>%n without a verdict yet</source>
        <translation>
            <numerusform>%n noch ohne Urteil</numerusform>
            <numerusform>%n noch ohne Urteil</numerusform>
        </translation>
    </message>
    <message>
        <source>Agreement on verdicts; press to see every label</source>
        <translation>Übereinstimmung der Urteile; drücken, um jede Kategorie zu sehen</translation>
    </message>
    <message>
        <source>All utterances</source>
        <translation>Alle Äußerungen</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>Picture of what is meant</source>
        <translation>Bild dessen, was gemeint ist</translation>
    </message>
    <message>
        <source>Example of the sign</source>
        <translation>Beispiel der Gebärde</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualitySection</name>
    <message>
        <source>frames {first} to {last}</source>
        <extracomment>The `QualityFinding` that is to be looked at.</extracomment>
        <translation>Bilder {first} bis {last}</translation>
    </message>
    <message>
        <source>{finding}: go there</source>
        <translation>{finding}: hingehen</translation>
    </message>
</context>
<context>
    <name>QualityWords</name>
    <message>
        <source>Not judged yet</source>
        <translation>Noch nicht beurteilt</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Look at it first</source>
        <translation>Erst ansehen</translation>
    </message>
    <message>
        <source>Repair it or record it again</source>
        <translation>Korrigieren oder neu aufnehmen</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>To repair</source>
        <translation>Zu korrigieren</translation>
    </message>
    <message>
        <source>Hand not seen</source>
        <translation>Hand nicht gesehen</translation>
    </message>
    <message>
        <source>Hands exchanged</source>
        <translation>Hände vertauscht</translation>
    </message>
    <message>
        <source>Hand filled in</source>
        <translation>Hand ergänzt</translation>
    </message>
    <message>
        <source>Hand outside of the picture</source>
        <translation>Hand außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Restless track</source>
        <translation>Unruhige Spur</translation>
    </message>
    <message>
        <source>Faster than people move</source>
        <translation>Schneller, als Menschen sind</translation>
    </message>
    <message>
        <source>Joint bent too far</source>
        <translation>Gelenk zu weit gebeugt</translation>
    </message>
    <message>
        <source>Head outside of the picture</source>
        <translation>Kopf außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Shoulder outside of the picture</source>
        <translation>Schulter außerhalb des Bildes</translation>
    </message>
    <message>
        <source>Too far away</source>
        <translation>Zu weit weg</translation>
    </message>
    <message>
        <source>Few frames per second</source>
        <translation>Wenige Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Frames were lost</source>
        <translation>Bilder gingen verloren</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Zu dunkel</translation>
    </message>
    <message>
        <source>Too bright</source>
        <translation>Zu hell</translation>
    </message>
    <message>
        <source>Flat light</source>
        <translation>Flaches Licht</translation>
    </message>
    <message>
        <source>Several people</source>
        <translation>Mehrere Personen</translation>
    </message>
    <message>
        <source>Cut too late</source>
        <translation>Zu spät geschnitten</translation>
    </message>
    <message>
        <source>Cut too early</source>
        <translation>Zu früh geschnitten</translation>
    </message>
    <message>
        <source>Long pause</source>
        <translation>Lange Pause</translation>
    </message>
    <message>
        <source>Long for one sign</source>
        <translation>Lang für eine Gebärde</translation>
    </message>
    <message>
        <source>The other hand signs</source>
        <translation>Die andere Hand gebärdet</translation>
    </message>
    <message>
        <source>left hand</source>
        <translation>linke Hand</translation>
    </message>
    <message>
        <source>right hand</source>
        <translation>rechte Hand</translation>
    </message>
    <message>
        <source>left arm</source>
        <translation>linker Arm</translation>
    </message>
    <message>
        <source>right arm</source>
        <translation>rechter Arm</translation>
    </message>
    <message>
        <source>before the sign</source>
        <translation>vor der Gebärde</translation>
    </message>
    <message>
        <source>preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>stroke</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>retraction</source>
        <translation>Rückführung</translation>
    </message>
    <message>
        <source>after the sign</source>
        <translation>nach der Gebärde</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Progress of the session</source>
        <extracomment>Place of the prompt that the person chose. The person makes a pause: the session is put away.</extracomment>
        <translation>Fortschritt der Sitzung</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Put the session away; it goes on here next time</source>
        <translation>Sitzung weglegen; sie geht beim nächsten Mal hier weiter</translation>
    </message>
    <message>
        <source>{done} of {count} recorded</source>
        <translation>{done} von {count} aufgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) an hour</source>
        <translation>
            <numerusform>%n Gebärde pro Stunde</numerusform>
            <numerusform>%n Gebärden pro Stunde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>Start or stop recording</source>
        <translation>Aufnahme starten oder stoppen</translation>
    </message>
    <message>
        <source>Keep the take, next sign</source>
        <translation>Take behalten, nächste Gebärde</translation>
    </message>
    <message>
        <source>Record the sign again</source>
        <translation>Gebärde neu aufnehmen</translation>
    </message>
    <message>
        <source>Keep the take, one more of this sign</source>
        <translation>Take behalten, noch einen dieser Gebärde</translation>
    </message>
    <message>
        <source>Next sign</source>
        <translation>Nächste Gebärde</translation>
    </message>
    <message>
        <source>Previous sign</source>
        <translation>Vorige Gebärde</translation>
    </message>
    <message>
        <source>Skip this sign, or take it up again</source>
        <translation>Diese Gebärde überspringen oder wieder aufnehmen</translation>
    </message>
    <message>
        <source>Compare the takes of this sign</source>
        <translation>Takes dieser Gebärde vergleichen</translation>
    </message>
    <message>
        <source>Mirror the live picture</source>
        <translation>Live-Bild spiegeln</translation>
    </message>
    <message>
        <source>Hands start and stop recordings</source>
        <translation>Hände starten und stoppen Aufnahmen</translation>
    </message>
    <message>
        <source>Pause the session</source>
        <translation>Sitzung unterbrechen</translation>
    </message>
    <message>
        <source>Do what comes next (pedal)</source>
        <translation>Tun, was als Nächstes kommt (Pedal)</translation>
    </message>
</context>
<context>
    <name>RecordGuide</name>
    <message>
        <source>Record with guidance</source>
        <translation>Mit Anleitung aufnehmen</translation>
    </message>
    <message>
        <source>What to record, two to three minutes</source>
        <translation>Was aufgenommen wird, zwei bis drei Minuten</translation>
    </message>
    <message>
        <source>The camera page asks for one after the other, hands free. Videos of the signer that are in the lexicon count as well.</source>
        <translation>Die Aufnahmeseite fragt eines nach dem anderen ab, freihändig. Videos der Person, die schon im Lexikon sind, zählen auch.</translation>
    </message>
    <message>
        <source>{signer} agrees to be recorded</source>
        <translation>{signer} willigt in die Aufnahme ein</translation>
    </message>
    <message>
        <source>Camera on something firm, even light, nobody else, calm wall.</source>
        <translation>Kamera auf etwas Festem, gleichmäßiges Licht, niemand sonst, ruhige Wand.</translation>
    </message>
    <message>
        <source>Turn slowly to the left, to the right, and back.</source>
        <translation>Langsam nach links drehen, nach rechts und zurück.</translation>
    </message>
    <message>
        <source>Shapes of both hands, from the palm and from the back.</source>
        <translation>Formen beider Hände, von innen und von außen.</translation>
    </message>
    <message>
        <source>Sign as always for a minute, in the same clothes.</source>
        <translation>Eine Minute gebärden wie immer, in derselben Kleidung.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>looked at…</source>
        <translation>wird ausgewertet …</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} von {all}</translation>
    </message>
    <message>
        <source>Mouth open and closed, brows up and down, eyes shut.</source>
        <translation>Mund auf und zu, Brauen hoch und tief, Augen schließen.</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Every sign of this session is recorded or skipped.</source>
        <translation>Jede Gebärde dieser Sitzung ist aufgenommen oder übersprungen.</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Saved: was it a sign?</source>
        <extracomment>Room around the picture, for the rim. Over a picture of the camera, colours are those of the dark theme, whatever the window wears. Nobody knows yet, or the person is asked.</extracomment>
        <translation>Gespeichert: War es eine Gebärde?</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Get ready</source>
        <translation>Gleich geht es los</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Nimmt auf</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Exposure</source>
        <extracomment>Exposures that are offered, as parts of a second: the shorter, the sharper moving hands are, and the more light they need.</extracomment>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Automatic exposure</source>
        <translation>Automatische Belichtung</translation>
    </message>
    <message>
        <source>Practice camera (recordings)</source>
        <extracomment>Name of the camera that plays a recording, for a machine without one.</extracomment>
        <translation>Übungskamera (Aufnahmen)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>More</source>
        <extracomment>A pack is to be made. A pack is to be looked into.</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about packs, tables and consent</source>
        <translation>Mehr zu Paketen, Tabellen und Einwilligung</translation>
    </message>
    <message>
        <source>The import is undone.</source>
        <translation>Der Import ist zurückgenommen.</translation>
    </message>
    <message>
        <source>The import is undone: {what} removed.</source>
        <translation>Der Import ist zurückgenommen: {what} entfernt.</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation>Behalten: {what}</translation>
    </message>
    <message>
        <source>Signs for others, and from others: one file, with its terms and consents.</source>
        <translation>Gebärden für andere und von anderen: eine Datei, mit Bedingungen und Einwilligungen.</translation>
    </message>
    <message>
        <source>Make a pack…</source>
        <translation>Paket machen…</translation>
    </message>
    <message>
        <source>Open a pack…</source>
        <translation>Paket öffnen…</translation>
    </message>
    <message>
        <source>No packs yet</source>
        <translation>Noch keine Pakete</translation>
    </message>
    <message>
        <source>A pack holds signs with their motion, terms and consents in one file. Make one for others, or open one that you were given: you see what is in it before anything is imported.</source>
        <translation>Ein Paket enthält Gebärden mit Bewegung, Bedingungen und Einwilligungen in einer Datei. Machen Sie eines für andere, oder öffnen Sie eines, das Sie bekamen: Sie sehen, was darin ist, bevor etwas importiert wird.</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>RelationEditor</name>
    <message>
        <source>What the other sign is</source>
        <extracomment>Role and ID-gloss of a sign to relate to. The `Relation` to take back. `EntryId` to go to.</extracomment>
        <translation>Was die andere Gebärde ist</translation>
    </message>
    <message>
        <source>ID-gloss of the other sign</source>
        <translation>ID-Glosse der anderen Gebärde</translation>
    </message>
    <message>
        <source>ID-gloss</source>
        <translation>ID-Glosse</translation>
    </message>
    <message>
        <source>Take this relation back</source>
        <translation>Diese Beziehung zurücknehmen</translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>Homonym</source>
        <translation>Homonym</translation>
    </message>
    <message>
        <source>Synonym</source>
        <translation>Synonym</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Antonym</source>
        <translation>Antonym</translation>
    </message>
    <message>
        <source>Narrower sign</source>
        <translation>Engere Gebärde</translation>
    </message>
    <message>
        <source>Wider sign</source>
        <translation>Weitere Gebärde</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Siehe auch</translation>
    </message>
    <message>
        <source>Same handshape family</source>
        <translation>Gleiche Handformfamilie</translation>
    </message>
    <message>
        <source>Part of this compound</source>
        <translation>Teil dieses Kompositums</translation>
    </message>
    <message>
        <source>Part made at the same time</source>
        <translation>Gleichzeitiger Teil</translation>
    </message>
    <message>
        <source>Part of this blend</source>
        <translation>Teil dieser Verschmelzung</translation>
    </message>
    <message>
        <source>Has this sign as a part</source>
        <translation>Hat diese Gebärde als Teil</translation>
    </message>
    <message>
        <source>Differs in {field}: {values}</source>
        <translation>Unterscheidet sich in {field}: {values}</translation>
    </message>
</context>
<context>
    <name>RenderOptions</name>
    <message>
        <source>Utterance</source>
        <extracomment>Share of the picture that stays free where there is to be room around the hands. Something that shows in the picture changed. Another utterance was chosen.</extracomment>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>{fps} frames/s</source>
        <translation>{fps} Bilder/s</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>To be published</source>
        <translation>Zur Veröffentlichung</translation>
    </message>
    <message>
        <source>Everybody in it has agreed to be published, and it is approved before.</source>
        <translation>Alle darin haben in die Veröffentlichung eingewilligt, und es wird vorher freigegeben.</translation>
    </message>
    <message>
        <source>Signing space</source>
        <translation>Gebärdenraum</translation>
    </message>
    <message>
        <source>Signing space, with room</source>
        <translation>Gebärdenraum, mit Rand</translation>
    </message>
    <message>
        <source>Portrait, close</source>
        <translation>Porträt, nah</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Portrait, with room</source>
        <translation>Porträt, mit Rand</translation>
    </message>
    <message>
        <source>Calm colour</source>
        <translation>Ruhige Farbe</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Where the signer was filmed</source>
        <translation>Wo die Person gefilmt wurde</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe…</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>Bild…</translation>
    </message>
    <message>
        <source>Say that the signer is synthetic</source>
        <translation>Sagen, dass die Person synthetisch ist</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Square {w} × {h}</source>
        <translation>Quadrat {w} × {h}</translation>
    </message>
    <message>
        <source>Wide {w} × {h}</source>
        <translation>Breit {w} × {h}</translation>
    </message>
    <message>
        <source>Upright {w} × {h}</source>
        <translation>Hoch {w} × {h}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Glosses in the picture</source>
        <translation>Glossen im Bild</translation>
    </message>
    <message>
        <source>Glosses beside it (.srt)</source>
        <translation>Glossen daneben (.srt)</translation>
    </message>
    <message>
        <source>Glosses beside it (.vtt)</source>
        <translation>Glossen daneben (.vtt)</translation>
    </message>
    <message>
        <source>MP4, plays everywhere</source>
        <translation>MP4, läuft überall</translation>
    </message>
    <message>
        <source>WebM, also transparent</source>
        <translation>WebM, auch durchsichtig</translation>
    </message>
    <message>
        <source>MOV (ProRes), for editing</source>
        <translation>MOV (ProRes), zum Schneiden</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
</context>
<context>
    <name>RenderPage</name>
    <message>
        <source>Render</source>
        <extracomment>Videos of the ledger that are listed.</extracomment>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Who signs</source>
        <translation>Wer gebärdet</translation>
    </message>
    <message>
        <source>Beside it, to compare</source>
        <translation>Daneben, zum Vergleich</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Nothing to render yet</source>
        <translation>Noch nichts zu rendern</translation>
    </message>
    <message>
        <source>Compose an utterance and save it: here it becomes a video.</source>
        <translation>Komponieren und speichern Sie eine Äußerung: Hier wird sie ein Video.</translation>
    </message>
    <message>
        <source>Compose an utterance</source>
        <translation>Äußerung komponieren</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Render both</source>
        <translation>Beide rendern</translation>
    </message>
    <message>
        <source>A preview is being rendered…</source>
        <translation>Eine Vorschau wird gerendert…</translation>
    </message>
    <message>
        <source>Preview at low resolution</source>
        <translation>Vorschau in geringer Auflösung</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) in the queue: {files}.</source>
        <translation>
            <numerusform>%n Video in der Warteschlange: {files}.</numerusform>
            <numerusform>%n Videos in der Warteschlange: {files}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairDesk</name>
    <message>
        <source>The repair is saved.</source>
        <extracomment>What needs no settings, and so a stretch that the person has marked. The `MotionTrack` that the open tool would make; None: what is stored shows. `TakeId` of a take that is to be seen beside this one; empty for none. A tool was opened.</extracomment>
        <translation>Die Korrektur ist gespeichert.</translation>
    </message>
    <message>
        <source>The repair is on.</source>
        <translation>Die Korrektur ist an.</translation>
    </message>
    <message>
        <source>The repair is off.</source>
        <translation>Die Korrektur ist aus.</translation>
    </message>
    <message>
        <source>The repair is removed.</source>
        <translation>Die Korrektur ist entfernt.</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>Stretch</source>
        <extracomment>The tools in the order of their buttons. `RepairKind` of the tool that is wanted.</extracomment>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>Interpolieren</translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation>Als schlecht markieren</translation>
    </message>
    <message>
        <source>Move or turn</source>
        <translation>Bewegen oder drehen</translation>
    </message>
    <message>
        <source>Handshape</source>
        <translation>Handform</translation>
    </message>
    <message>
        <source>From a take</source>
        <translation>Aus einem Take</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
</context>
<context>
    <name>RepairRow</name>
    <message>
        <source>Repairs</source>
        <extracomment>Key of the repair that was pressed.</extracomment>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>Nothing is repaired.</source>
        <translation>Nichts ist korrigiert.</translation>
    </message>
</context>
<context>
    <name>RepairSteps</name>
    <message>
        <source>Undo</source>
        <extracomment>The layers have changed.</extracomment>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>RepairTool</name>
    <message>
        <source>Apply</source>
        <extracomment>Seconds in the recording of a frame of the take. The settings are others now. The repair is to be kept. Nothing is to be done. `TakeId` of a take that is to be aligned with this one and seen beside it.</extracomment>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>RepairWords</name>
    <message>
        <source>Marked as bad</source>
        <translation>Als schlecht markiert</translation>
    </message>
    <message>
        <source>Interpolated</source>
        <translation>Interpoliert</translation>
    </message>
    <message>
        <source>From another take</source>
        <translation>Aus einem anderen Take</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>Handshape</source>
        <translation>Handform</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Rechte Hand</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Linker Arm</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Rechter Arm</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Körper</translation>
    </message>
    <message>
        <source>Wrist</source>
        <translation>Handgelenk</translation>
    </message>
    <message>
        <source>Thumb</source>
        <translation>Daumen</translation>
    </message>
    <message>
        <source>Index finger</source>
        <translation>Zeigefinger</translation>
    </message>
    <message>
        <source>Middle finger</source>
        <translation>Mittelfinger</translation>
    </message>
    <message>
        <source>Ring finger</source>
        <translation>Ringfinger</translation>
    </message>
    <message>
        <source>Little finger</source>
        <translation>Kleiner Finger</translation>
    </message>
    <message>
        <source>Collarbone</source>
        <translation>Schlüsselbein</translation>
    </message>
    <message>
        <source>Shoulder</source>
        <translation>Schulter</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Spine</source>
        <translation>Wirbelsäule</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>Kiefer</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>Auge</translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Error of</source>
        <extracomment>Columns of numbers.</extracomment>
        <translation>Fehler von</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Before and after learning</source>
        <translation>Vor und nach dem Lernen</translation>
    </message>
</context>
<context>
    <name>ResultPlayer</name>
    <message>
        <source>Back to the preview</source>
        <translation>Zurück zur Vorschau</translation>
    </message>
    <message>
        <source>Beside it, to compare</source>
        <translation>Daneben, zum Vergleich</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Nobody beside it</source>
        <translation>Niemand daneben</translation>
    </message>
    <message>
        <source>Beside it: {who}</source>
        <translation>Daneben: {who}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Unusable</source>
        <translation>Unbrauchbar</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Passable</source>
        <translation>Brauchbar</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>Natürlich</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Minor flaws</source>
        <translation>Kleine Mängel</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Too fast</source>
        <translation>Zu schnell</translation>
    </message>
    <message>
        <source>Too slow</source>
        <translation>Zu langsam</translation>
    </message>
    <message>
        <source>Hold missing</source>
        <translation>Halten fehlt</translation>
    </message>
    <message>
        <source>Detour</source>
        <translation>Umweg</translation>
    </message>
    <message>
        <source>Handshape</source>
        <translation>Handform</translation>
    </message>
    <message>
        <source>Touch lost</source>
        <translation>Berührung verloren</translation>
    </message>
    <message>
        <source>Into body</source>
        <translation>In den Körper</translation>
    </message>
    <message>
        <source>Hands swapped</source>
        <translation>Hände vertauscht</translation>
    </message>
    <message>
        <source>Face jumps</source>
        <translation>Gesicht springt</translation>
    </message>
    <message>
        <source>Palm flips</source>
        <translation>Handfläche kippt</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Zittern</translation>
    </message>
    <message>
        <source>Agreement needs a second reviewer.</source>
        <translation>Übereinstimmung braucht eine zweite prüfende Person.</translation>
    </message>
    <message>
        <source>No transition was judged by two reviewers.</source>
        <translation>Kein Übergang wurde von zwei Personen beurteilt.</translation>
    </message>
    <message>
        <source>Everybody always said the same, so chance cannot be told.</source>
        <translation>Alle sagten immer dasselbe; was der Zufall brächte, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Agreement {share}</source>
        <translation>Übereinstimmung {share}</translation>
    </message>
    <message>
        <source>Agreement {share}  ·  α {alpha}</source>
        <translation>Übereinstimmung {share}  ·  α {alpha}</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Comprehensibility</source>
        <translation>Verständlichkeit</translation>
    </message>
    <message>
        <source>Blind comparison</source>
        <translation>Blindvergleich</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Next transition</source>
        <extracomment>Keys of the reasons: under the left hand, while the right one goes on and back. Keys of this page that other parts of the window use elsewhere.</extracomment>
        <translation>Nächster Übergang</translation>
    </message>
    <message>
        <source>Transition before</source>
        <translation>Voriger Übergang</translation>
    </message>
    <message>
        <source>Next undecided</source>
        <translation>Nächster unentschiedener</translation>
    </message>
    <message>
        <source>Verdict: {mark}</source>
        <translation>Urteil: {mark}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Grund: {reason}</translation>
    </message>
    <message>
        <source>Comment at this frame</source>
        <translation>Kommentar bei diesem Bild</translation>
    </message>
    <message>
        <source>Compare blindly</source>
        <translation>Blind vergleichen</translation>
    </message>
    <message>
        <source>Left is better</source>
        <translation>Links ist besser</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Rechts ist besser</translation>
    </message>
    <message>
        <source>Loop both signs</source>
        <translation>Beide Gebärden wiederholen</translation>
    </message>
    <message>
        <source>Half speed</source>
        <translation>Halbe Geschwindigkeit</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Export reviews…</source>
        <translation>Prüfungen exportieren…</translation>
    </message>
</context>
<context>
    <name>ReviewDesk</name>
    <message>
        <source>Reviewer</source>
        <extracomment>Queue, agreement or reviewers were read. Another transition is in front, or the same one has changed; its clip comes later. The `SeamClip` of the transition in front. `KnownError`: the transition in front cannot be shown. What the reviewer says of it has changed.</extracomment>
        <translation>Prüfende Person</translation>
    </message>
</context>
<context>
    <name>ReviewExport</name>
    <message>
        <source>Table of all reviews (*.csv)</source>
        <translation>Tabelle aller Prüfungen (*.csv)</translation>
    </message>
    <message>
        <source>Document of all reviews (*.json)</source>
        <translation>Dokument aller Prüfungen (*.json)</translation>
    </message>
    <message>
        <source>This utterance for ELAN (*.eaf)</source>
        <translation>Diese Äußerung für ELAN (*.eaf)</translation>
    </message>
    <message>
        <source>Export reviews</source>
        <translation>Prüfungen exportieren</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} ist geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n Urteil</numerusform>
            <numerusform>%n Urteile</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Use the better one</source>
        <translation>Die bessere nehmen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>The transition is made this way from now on.</source>
        <translation>Der Übergang wird von nun an so gemacht.</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Time</source>
        <extracomment>Frames are ticked when they are at least this many pixels wide. Pixels around an end of the marked stretch in which it is taken hold of.</extracomment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Name of this search</source>
        <extracomment>The `Filter` to look with again.</extracomment>
        <translation>Name dieser Suche</translation>
    </message>
    <message>
        <source>The search {name} is forgotten.</source>
        <translation>Die Suche {name} ist vergessen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Search: {name}</source>
        <translation>Suche: {name}</translation>
    </message>
    <message>
        <source>Del forgets it.</source>
        <translation>Mit Entf wird sie vergessen.</translation>
    </message>
</context>
<context>
    <name>SavedUtterances</name>
    <message>
        <source>Name of the utterance</source>
        <extracomment>The name under which the present utterance is to be saved. The `Utterance` that is to be opened. A new, empty utterance is wanted. The saved utterance is to be rendered. The present utterance is to be written for another program. The glosses of an ELAN tier are to be read into the present utterance.</extracomment>
        <translation>Name der Äußerung</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the utterance  (Ctrl+S)</source>
        <translation>Äußerung speichern  (Strg+S)</translation>
    </message>
    <message>
        <source>Saved utterances</source>
        <translation>Gespeicherte Äußerungen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Begin an empty utterance  (Ctrl+E)</source>
        <translation>Leere Äußerung beginnen  (Strg+E)</translation>
    </message>
    <message>
        <source>None yet. Saved utterances wait here.</source>
        <translation>Noch keine. Gespeicherte Äußerungen warten hier.</translation>
    </message>
    <message>
        <source>Render…</source>
        <translation>Rendern…</translation>
    </message>
    <message>
        <source>Export utterance…</source>
        <translation>Äußerung exportieren…</translation>
    </message>
    <message>
        <source>Read glosses from ELAN…</source>
        <translation>Glossen aus ELAN lesen…</translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n Gebärde</numerusform>
            <numerusform>%n Gebärden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>Recording</source>
        <translation>Nimmt auf</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>Learning my appearance</source>
        <translation>Meine Erscheinung lernen</translation>
    </message>
    <message>
        <source>My face with my signs</source>
        <translation>Mein Gesicht mit meinen Gebärden</translation>
    </message>
    <message>
        <source>My face with others’ signs</source>
        <translation>Mein Gesicht mit Gebärden anderer</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Veröffentlichung</translation>
    </message>
</context>
<context>
    <name>SeamActions</name>
    <message>
        <source>Transition before</source>
        <translation>Voriger Übergang</translation>
    </message>
    <message>
        <source>Transition after</source>
        <translation>Übergang danach</translation>
    </message>
    <message>
        <source>Play transition once</source>
        <translation>Übergang einmal abspielen</translation>
    </message>
    <message>
        <source>Loop transition</source>
        <translation>Übergang wiederholen</translation>
    </message>
    <message>
        <source>Half speed</source>
        <translation>Halbe Geschwindigkeit</translation>
    </message>
    <message>
        <source>Compare two movements</source>
        <translation>Zwei Bewegungen vergleichen</translation>
    </message>
</context>
<context>
    <name>SeamHeading</name>
    <message>
        <source>{name}  ·  {number} of {count}</source>
        <translation>{name}  ·  {number} von {count}</translation>
    </message>
    <message>
        <source>Kept with your verdict: press 1 to 5.</source>
        <translation>Mit Ihrem Urteil gespeichert: Drücken Sie 1 bis 5.</translation>
    </message>
    <message>
        <source>speed {times}×</source>
        <translation>Tempo {times}×</translation>
    </message>
</context>
<context>
    <name>SeamPanel</name>
    <message>
        <source>Length of the transition</source>
        <extracomment>Lengths that differ by less are the same to the eye. Letters of a choice that show at least, however long the words of a language are. The `Seam` that was set. Seconds of rest before the transition that were set. Seconds of the transition while they are dragged. The `Seam` that is to be shown beside it, or None.</extracomment>
        <translation>Länge des Übergangs</translation>
    </message>
    <message>
        <source>Pause before the transition</source>
        <translation>Pause vor dem Übergang</translation>
    </message>
    <message>
        <source>All as predicted</source>
        <translation>Alles wie vorhergesagt</translation>
    </message>
    <message>
        <source>Predicted {seconds} s, usually {shortest} to {longest} s</source>
        <translation>Vorhergesagt {seconds} s, meist {shortest} bis {longest} s</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How the transition is made</source>
        <translation>Wie der Übergang gemacht wird</translation>
    </message>
    <message>
        <source>Movement to show beside this one</source>
        <translation>Bewegung, die neben dieser gezeigt wird</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
</context>
<context>
    <name>SeamReport</name>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Rather sure</source>
        <translation>Ziemlich sicher</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>{share} how narrow the movement is</source>
        <translation>{share}: wie eng die Bewegung ist</translation>
    </message>
    <message>
        <source>{share} how calm the recordings are</source>
        <translation>{share}: wie ruhig die Aufnahmen sind</translation>
    </message>
    <message>
        <source>{share} of the hands beside it were seen</source>
        <translation>{share} der Hände daneben wurden gesehen</translation>
    </message>
</context>
<context>
    <name>SeamRow</name>
    <message>
        <source>Transition</source>
        <translation>Übergang</translation>
    </message>
</context>
<context>
    <name>SeamWarning</name>
    <message>
        <source>Faster than people sign</source>
        <translation>Schneller, als Menschen gebärden</translation>
    </message>
    <message>
        <source>A joint bends too far</source>
        <translation>Ein Gelenk beugt zu weit</translation>
    </message>
    <message>
        <source>A hand goes into the body</source>
        <translation>Eine Hand geht in den Körper</translation>
    </message>
    <message>
        <source>A hand crosses the face</source>
        <translation>Eine Hand kreuzt das Gesicht</translation>
    </message>
    <message>
        <source>Hands lose touch</source>
        <translation>Hände verlieren die Berührung</translation>
    </message>
</context>
<context>
    <name>SeamWhy</name>
    <message>
        <source>Looking at it…</source>
        <extracomment>Seconds of the utterance to be looked at. The next best way is wanted: its `Seam`.</extracomment>
        <translation>Wird angesehen…</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>länger</translation>
    </message>
    <message>
        <source>Use the next best: {way}</source>
        <translation>Das Nächstbeste nehmen: {way}</translation>
    </message>
    <message>
        <source>Made by: {method}</source>
        <translation>Gemacht durch: {method}</translation>
    </message>
    <message>
        <source>Made by: {method}, from {prior}</source>
        <translation>Gemacht durch: {method}, aus {prior}</translation>
    </message>
    <message>
        <source>Go to where this is worst</source>
        <translation>Dahin, wo es am schlimmsten ist</translation>
    </message>
    <message>
        <source>{warning}: go there</source>
        <translation>{warning}: hingehen</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the field</source>
        <extracomment>The text to search for.</extracomment>
        <translation>Feld leeren</translation>
    </message>
</context>
<context>
    <name>SenseEditor</name>
    <message>
        <source>Meanings</source>
        <extracomment>The new senses.</extracomment>
        <translation>Bedeutungen</translation>
    </message>
    <message>
        <source>Add a meaning</source>
        <translation>Bedeutung hinzufügen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Language of the translation</source>
        <translation>Sprache der Übersetzung</translation>
    </message>
    <message>
        <source>Written language, as an ISO 639-3 code such as eng or deu</source>
        <translation>Schriftsprache, als ISO-639-3-Code wie deu oder eng</translation>
    </message>
    <message>
        <source>Meaning {number}</source>
        <translation>Bedeutung {number}</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Remove this meaning</source>
        <translation>Diese Bedeutung entfernen</translation>
    </message>
</context>
<context>
    <name>SentenceLine</name>
    <message>
        <source>Sentence</source>
        <extracomment>Rows of chips that show before the sentence scrolls. More glosses than this are no sentence but a mistake. The `Draft` after the person changed it. What is being typed, for completion. Place of the item that was chosen. Enter in an empty field. Place of an item, and the `MissingChoice` for it. More glosses were typed or pasted than a sentence takes; how many.</extracomment>
        <translation>Äußerung</translation>
    </message>
    <message>
        <source>Type glosses…</source>
        <translation>Glossen tippen…</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A coordinate of a point is no number.</source>
        <translation>Eine Koordinate eines Punktes ist keine Zahl.</translation>
    </message>
    <message>
        <source>A file of the lexicon cannot be found.</source>
        <translation>Eine Datei des Lexikons ist nicht zu finden.</translation>
    </message>
    <message>
        <source>A frame is no object with parts.</source>
        <translation>Ein Bild ist kein Objekt mit Teilen.</translation>
    </message>
    <message>
        <source>A gap reaches the first or the last frame, so that nothing is known beside it.</source>
        <translation>Eine Lücke reicht bis zum ersten oder letzten Bild, so dass daneben nichts bekannt ist.</translation>
    </message>
    <message>
        <source>A gap, hold, pause or trim is shorter than nothing or longer than a minute.</source>
        <translation>Eine Lücke, ein Halten, eine Pause oder ein Schnitt ist kürzer als nichts oder länger als eine Minute.</translation>
    </message>
    <message>
        <source>A key has {0} digits from 0 to 9 and a to f.</source>
        <translation>Ein Schlüssel hat {0} Ziffern von 0 bis 9 und a bis f.</translation>
    </message>
    <message>
        <source>A list of {0} does not have {1} points.</source>
        <translation>Eine Liste von {0} hat nicht {1} Punkte.</translation>
    </message>
    <message>
        <source>A mark is not between 1 and 5.</source>
        <translation>Eine Note liegt nicht zwischen 1 und 5.</translation>
    </message>
    <message>
        <source>A part of the system that cameras need is missing: {0}.</source>
        <translation>Ein Teil des Systems, den Kameras brauchen, fehlt: {0}.</translation>
    </message>
    <message>
        <source>A part of {0} is a file, not a folder.</source>
        <translation>Ein Teil von {0} ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>A pause, gap or hold is negative.</source>
        <translation>Eine Pause, eine Lücke oder ein Halten ist negativ.</translation>
    </message>
    <message>
        <source>A point has no x, y and z.</source>
        <translation>Ein Punkt hat kein x, y und z.</translation>
    </message>
    <message>
        <source>A rate or fluency is out of range.</source>
        <translation>Ein Tempo oder eine Flüssigkeit liegt außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>A recording of the lexicon is damaged: its content has changed.</source>
        <translation>Eine Aufnahme des Lexikons ist beschädigt: Ihr Inhalt hat sich geändert.</translation>
    </message>
    <message>
        <source>A recording was fitted with another body file.</source>
        <translation>Eine Aufnahme wurde mit einer anderen Körperdatei angepasst.</translation>
    </message>
    <message>
        <source>A recording was not rescued.</source>
        <translation>Eine Aufnahme wurde nicht gerettet.</translation>
    </message>
    <message>
        <source>A row of {0} refers to a row of {1} that is not there.</source>
        <translation>Eine Zeile von {0} verweist auf eine Zeile von {1}, die es nicht gibt.</translation>
    </message>
    <message>
        <source>A seed is out of range.</source>
        <translation>Ein Startwert liegt außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>A sign is not in this lexicon any more.</source>
        <translation>Eine Gebärde ist nicht mehr in diesem Lexikon.</translation>
    </message>
    <message>
        <source>A take cannot be shown by this body.</source>
        <translation>Ein Take kann mit diesem Körper nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>A trim is no number.</source>
        <translation>Ein Schnitt ist keine Zahl.</translation>
    </message>
    <message>
        <source>Add a file that ends in one of {0}.</source>
        <translation>Fügen Sie eine Datei hinzu, die auf eines von {0} endet.</translation>
    </message>
    <message>
        <source>Add a number or a letter to tell the two apart.</source>
        <translation>Fügen Sie eine Zahl oder einen Buchstaben hinzu, um beide zu unterscheiden.</translation>
    </message>
    <message>
        <source>Add a recording of it and extract it first.</source>
        <translation>Fügen Sie zuerst eine Aufnahme davon hinzu und vermessen Sie sie.</translation>
    </message>
    <message>
        <source>Add at least one sign.</source>
        <translation>Fügen Sie mindestens eine Gebärde hinzu.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>Fügen Sie sie noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Add it first.</source>
        <translation>Fügen Sie es zuerst hinzu.</translation>
    </message>
    <message>
        <source>Add recordings and extract them first.</source>
        <translation>Fügen Sie zuerst Aufnahmen hinzu und vermessen Sie sie.</translation>
    </message>
    <message>
        <source>Add signs to it.</source>
        <translation>Fügen Sie Gebärden hinzu.</translation>
    </message>
    <message>
        <source>Add the recording again.</source>
        <translation>Fügen Sie die Aufnahme noch einmal hinzu.</translation>
    </message>
    <message>
        <source>All is from {0} recordings; {1} are needed, not all short.</source>
        <translation>Alles stammt aus {0} Aufnahmen; {1} werden gebraucht, nicht alle kurz.</translation>
    </message>
    <message>
        <source>Allow changes in its properties, or copy it to another place and open the copy.</source>
        <translation>Erlauben Sie Änderungen in den Eigenschaften, oder kopieren Sie es an einen anderen Ort und öffnen Sie die Kopie.</translation>
    </message>
    <message>
        <source>Allow changes in the folder&apos;s properties, or copy the lexicon to another place.</source>
        <translation>Erlauben Sie Änderungen in den Eigenschaften des Ordners, oder kopieren Sie das Lexikon an einen anderen Ort.</translation>
    </message>
    <message>
        <source>Allow it in the file&apos;s properties, or choose another place.</source>
        <translation>Erlauben Sie es in den Eigenschaften der Datei, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Allow it in the privacy settings of the system, then try again.</source>
        <translation>Erlauben Sie es in den Datenschutzeinstellungen des Systems, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>An identity of another signer has this name.</source>
        <translation>Eine Identität einer anderen Person trägt diesen Namen.</translation>
    </message>
    <message>
        <source>Annotations of people in it belong to some that are not there any more.</source>
        <translation>Annotationen von Personen darin gehören zu solchen, die nicht mehr da sind.</translation>
    </message>
    <message>
        <source>Another program is using “{0}”.</source>
        <translation>Ein anderes Programm benutzt „{0}“.</translation>
    </message>
    <message>
        <source>Another program is writing to the lexicon and does not finish.</source>
        <translation>Ein anderes Programm schreibt in das Lexikon und wird nicht fertig.</translation>
    </message>
    <message>
        <source>Another sign has its ID-gloss.</source>
        <translation>Eine andere Gebärde trägt diese ID-Glosse.</translation>
    </message>
    <message>
        <source>Another window is recording into this lexicon.</source>
        <translation>Ein anderes Fenster nimmt in dieses Lexikon auf.</translation>
    </message>
    <message>
        <source>Ask a {0}, or set it to “needs check”.</source>
        <translation>Fragen Sie {0}, oder setzen Sie sie auf „zu prüfen“.</translation>
    </message>
    <message>
        <source>Ask for the video again, to see the signer as now.</source>
        <translation>Fordern Sie das Video noch einmal an, um die Person wie jetzt zu sehen.</translation>
    </message>
    <message>
        <source>Ask its owner for permission, or copy the file to a folder of your own.</source>
        <translation>Bitten Sie um Erlaubnis, oder kopieren Sie die Datei in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Ask one of its admins.</source>
        <translation>Fragen Sie jemanden mit der Rolle Admin.</translation>
    </message>
    <message>
        <source>Ask the people who decide on this lexicon.</source>
        <translation>Fragen Sie die Menschen, die über dieses Lexikon entscheiden.</translation>
    </message>
    <message>
        <source>Ask the person, and write down a new consent before you go on.</source>
        <translation>Fragen Sie die Person, und schreiben Sie eine neue Einwilligung auf, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Ask the person, and write down the consent before you go on.</source>
        <translation>Fragen Sie die Person, und schreiben Sie die Einwilligung auf, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Ask the signers, and write down their consent to “record”.</source>
        <translation>Fragen Sie die Personen, und schreiben Sie ihre Einwilligung in „record“ auf.</translation>
    </message>
    <message>
        <source>Ask {0}, or whom {1} has named: {2}.</source>
        <translation>Fragen Sie {0}, oder wen {1} benannt hat: {2}.</translation>
    </message>
    <message>
        <source>Ask {0}; then say so when the session is made, or with: signer consent “{1}” --scope {2}.</source>
        <translation>Fragen Sie {0}; sagen Sie es dann beim Anlegen der Sitzung, oder mit: signer consent “{1}” --scope {2}.</translation>
    </message>
    <message>
        <source>Both hands are missing.</source>
        <translation>Beide Hände fehlen.</translation>
    </message>
    <message>
        <source>Check that the disk is connected, then choose the file again.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden ist, dann wählen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Check that the signer is seen from the hips up, upright and well lit.</source>
        <translation>Achten Sie darauf, dass die Person von der Hüfte an zu sehen ist, aufrecht und gut beleuchtet.</translation>
    </message>
    <message>
        <source>Check the lexicon, restore the recording from a backup, or leave videos out.</source>
        <translation>Prüfen Sie das Lexikon, holen Sie die Aufnahme aus einer Sicherung, oder lassen Sie Videos aus.</translation>
    </message>
    <message>
        <source>Check the name and the folder, and choose it again.</source>
        <translation>Prüfen Sie Name und Ordner, und wählen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Check the name and your permission to read it, then try again.</source>
        <translation>Prüfen Sie den Namen und ob Sie die Datei lesen dürfen, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG file.</source>
        <translation>Wählen Sie eine PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>Choose a file that is there.</source>
        <translation>Wählen Sie eine Datei, die da ist.</translation>
    </message>
    <message>
        <source>Choose a file with pictures.</source>
        <translation>Wählen Sie eine Datei mit Bildern.</translation>
    </message>
    <message>
        <source>Choose a folder with files that end in one of {0}.</source>
        <translation>Wählen Sie einen Ordner mit Dateien, die auf eines von {0} enden.</translation>
    </message>
    <message>
        <source>Choose a mark from 1 (worst) to 5 (best).</source>
        <translation>Wählen Sie eine Note von 1 (am schlechtesten) bis 5 (am besten).</translation>
    </message>
    <message>
        <source>Choose a model of {0}: a .task file of MediaPipe.</source>
        <translation>Wählen Sie ein Modell von {0}: eine .task-Datei von MediaPipe.</translation>
    </message>
    <message>
        <source>Choose a name like {0}{1}.</source>
        <translation>Wählen Sie einen Namen wie {0}{1}.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .mp4, {0}.</source>
        <translation>Wählen Sie einen Namen, der auf .mp4, {0} endet.</translation>
    </message>
    <message>
        <source>Choose a name that ends in {0}, or another background.</source>
        <translation>Wählen Sie einen Namen, der auf {0} endet, oder einen anderen Hintergrund.</translation>
    </message>
    <message>
        <source>Choose a name that ends in {0}.</source>
        <translation>Wählen Sie einen Namen, der auf {0} endet.</translation>
    </message>
    <message>
        <source>Choose a rate from {0} to {1} and a fluency from 0 to 1.</source>
        <translation>Wählen Sie ein Tempo von {0} bis {1} und eine Flüssigkeit von 0 bis 1.</translation>
    </message>
    <message>
        <source>Choose a smaller size of identity, close other programs, or use the processor.</source>
        <translation>Wählen Sie eine kleinere Identität, schließen Sie andere Programme, oder nehmen Sie den Prozessor.</translation>
    </message>
    <message>
        <source>Choose a smaller size, close other programs, or render on the processor.</source>
        <translation>Wählen Sie eine kleinere Größe, schließen Sie andere Programme, oder rendern Sie auf dem Prozessor.</translation>
    </message>
    <message>
        <source>Choose a text file (UTF-8).</source>
        <translation>Wählen Sie eine Textdatei (UTF-8).</translation>
    </message>
    <message>
        <source>Choose a video file such as .mp4, .mov, .webm, .mkv, .avi or .gif.</source>
        <translation>Wählen Sie eine Videodatei wie .mp4, .mov, .webm, .mkv, .avi oder .gif.</translation>
    </message>
    <message>
        <source>Choose a whole number from 0.</source>
        <translation>Wählen Sie eine ganze Zahl ab 0.</translation>
    </message>
    <message>
        <source>Choose an SMPL-X file such as SMPLX_NEUTRAL.npz, or use the body that comes with Kinelex.</source>
        <translation>Wählen Sie eine SMPL-X-Datei wie SMPLX_NEUTRAL.npz, oder nehmen Sie den mitgelieferten Körper.</translation>
    </message>
    <message>
        <source>Choose an empty folder or a new name; a lexicon that is there can be opened.</source>
        <translation>Wählen Sie einen leeren Ordner oder einen neuen Namen; ein vorhandenes Lexikon lässt sich öffnen.</translation>
    </message>
    <message>
        <source>Choose an older model in the settings, or none.</source>
        <translation>Wählen Sie in den Einstellungen ein älteres Modell oder keines.</translation>
    </message>
    <message>
        <source>Choose another background, or extract a video of the signer.</source>
        <translation>Wählen Sie einen anderen Hintergrund, oder vermessen Sie ein Video der Person.</translation>
    </message>
    <message>
        <source>Choose another backup.</source>
        <translation>Wählen Sie eine andere Sicherung.</translation>
    </message>
    <message>
        <source>Choose another folder, or ask for access to it.</source>
        <translation>Wählen Sie einen anderen Ordner, oder bitten Sie um Zugriff darauf.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose another format.</source>
        <translation>Wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>Choose another model of {0} in the settings, or none.</source>
        <translation>Wählen Sie in den Einstellungen ein anderes Modell von {0} oder keines.</translation>
    </message>
    <message>
        <source>Choose another name for the file, and move the annotations over with ELAN.</source>
        <translation>Wählen Sie einen anderen Dateinamen, und holen Sie die Annotationen mit ELAN herüber.</translation>
    </message>
    <message>
        <source>Choose another name or pseudonym.</source>
        <translation>Wählen Sie einen anderen Namen oder ein Pseudonym.</translation>
    </message>
    <message>
        <source>Choose another name, or continue the one that is there.</source>
        <translation>Wählen Sie einen anderen Namen, oder setzen Sie die vorhandene fort.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Choose another sign.</source>
        <translation>Wählen Sie eine andere Gebärde.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>Choose at least one scope.</source>
        <translation>Wählen Sie mindestens einen Zweck.</translation>
    </message>
    <message>
        <source>Choose at least one sign.</source>
        <translation>Wählen Sie mindestens eine Gebärde.</translation>
    </message>
    <message>
        <source>Choose fewer signs, and make several packs.</source>
        <translation>Wählen Sie weniger Gebärden, und machen Sie mehrere Pakete.</translation>
    </message>
    <message>
        <source>Choose one of its terms, or add this one to it first.</source>
        <translation>Wählen Sie einen seiner Begriffe, oder fügen Sie diesen zuerst hinzu.</translation>
    </message>
    <message>
        <source>Choose one of the two.</source>
        <translation>Wählen Sie eines von beiden.</translation>
    </message>
    <message>
        <source>Choose one of {0}, {1}, {2} or {3}.</source>
        <translation>Wählen Sie {0}, {1}, {2} oder {3}.</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>Wählen Sie eines von: {0}.</translation>
    </message>
    <message>
        <source>Choose rates above 0 and fluencies between 0 and 1.</source>
        <translation>Wählen Sie Tempi über 0 und Flüssigkeiten zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>Choose that body file in the settings, or make the identity again.</source>
        <translation>Wählen Sie diese Körperdatei in den Einstellungen, oder erstellen Sie die Identität neu.</translation>
    </message>
    <message>
        <source>Choose the folder of a lexicon, or make a new one.</source>
        <translation>Wählen Sie den Ordner eines Lexikons, oder legen Sie eines an.</translation>
    </message>
    <message>
        <source>Choose the text that was agreed to.</source>
        <translation>Wählen Sie den Text, in den eingewilligt wurde.</translation>
    </message>
    <message>
        <source>Choose the video files inside the folder.</source>
        <translation>Wählen Sie die Videodateien im Ordner.</translation>
    </message>
    <message>
        <source>Choose {0} seconds to {1} hours.</source>
        <translation>Wählen Sie {0} Sekunden bis {1} Stunden.</translation>
    </message>
    <message>
        <source>Choose “auto” or “cpu”.</source>
        <translation>Wählen Sie „auto“ oder „cpu“.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or unplug it and plug it in again, then try again.</source>
        <translation>Schließen Sie andere Programme, die sie benutzen, oder stecken Sie sie neu ein, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close other programs, or set fewer workers, and repeat the job.</source>
        <translation>Schließen Sie andere Programme, oder stellen Sie weniger Prozesse ein, und wiederholen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>Close the camera and open it again; what is on the disk is found at the next start.</source>
        <translation>Schließen Sie die Kamera und öffnen Sie sie wieder; was auf dem Laufwerk ist, wird beim nächsten Start gefunden.</translation>
    </message>
    <message>
        <source>Close the lexicon and open it again.</source>
        <translation>Schließen Sie das Lexikon und öffnen Sie es wieder.</translation>
    </message>
    <message>
        <source>Close the other program, a video call or a browser for example, then try again.</source>
        <translation>Schließen Sie das andere Programm, etwa einen Videoanruf oder einen Browser, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Column {0} is called “{1}” again; it is read as {2}.</source>
        <translation>Spalte {0} heißt noch einmal „{1}“; sie wird als {2} gelesen.</translation>
    </message>
    <message>
        <source>Columns that mean nothing here: {0}.</source>
        <translation>Spalten, die hier nichts bedeuten: {0}.</translation>
    </message>
    <message>
        <source>Columns that nobody knows were left out: {0}.</source>
        <translation>Unbekannte Spalten wurden ausgelassen: {0}.</translation>
    </message>
    <message>
        <source>Comments that were signed show their reviewers, who cannot consent here.</source>
        <translation>Gebärdete Kommentare zeigen die Prüfenden, die hier nicht einwilligen können.</translation>
    </message>
    <message>
        <source>Comparing with the real pictures</source>
        <translation>Wird mit den echten Bildern verglichen</translation>
    </message>
    <message>
        <source>Compose the utterance again.</source>
        <translation>Komponieren Sie die Äußerung neu.</translation>
    </message>
    <message>
        <source>Convert the file to MP4 (H.264) with another program, and add it again.</source>
        <translation>Wandeln Sie die Datei mit einem anderen Programm in MP4 (H.264), und fügen Sie sie noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Copy or record the file again.</source>
        <translation>Kopieren Sie die Datei noch einmal, oder nehmen Sie neu auf.</translation>
    </message>
    <message>
        <source>Copy the file again from the camera or the phone.</source>
        <translation>Kopieren Sie die Datei noch einmal von Kamera oder Telefon.</translation>
    </message>
    <message>
        <source>Crop the video so that only the signer is seen, or record it again.</source>
        <translation>Beschneiden Sie das Video, so dass nur die Person zu sehen ist, oder nehmen Sie neu auf.</translation>
    </message>
    <message>
        <source>Cut the recording so that it holds one sign, and add it again.</source>
        <translation>Schneiden Sie die Aufnahme, so dass sie eine Gebärde enthält, und fügen Sie sie noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Cut the take shorter.</source>
        <translation>Schneiden Sie den Take kürzer.</translation>
    </message>
    <message>
        <source>Cutting the signer out</source>
        <translation>Person wird ausgeschnitten</translation>
    </message>
    <message>
        <source>Delete the file, and ask the person before another is made.</source>
        <translation>Löschen Sie die Datei, und fragen Sie die Person, bevor eine neue gemacht wird.</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>Meinten Sie {0}?</translation>
    </message>
    <message>
        <source>Do not take it for what it seems to be.</source>
        <translation>Nehmen Sie es nicht für das, was es scheint.</translation>
    </message>
    <message>
        <source>Each definition is what one document of the file of that name looks like.</source>
        <translation>Jede Definition ist, wie ein Dokument der Datei dieses Namens aussieht.</translation>
    </message>
    <message>
        <source>Everything is as it was; undo the later change first, or change it by hand.</source>
        <translation>Alles ist, wie es war; machen Sie zuerst die spätere Änderung rückgängig, oder ändern Sie es von Hand.</translation>
    </message>
    <message>
        <source>Export it again from ELAN or the lexicon as .ecv.</source>
        <translation>Exportieren Sie es noch einmal aus ELAN oder dem Lexikon als .ecv.</translation>
    </message>
    <message>
        <source>Export the motion again as SMPL-X .npz with fingers, or add the video instead.</source>
        <translation>Exportieren Sie die Bewegung noch einmal als SMPL-X-.npz mit Fingern, oder fügen Sie das Video hinzu.</translation>
    </message>
    <message>
        <source>Extract a recording first.</source>
        <translation>Vermessen Sie zuerst eine Aufnahme.</translation>
    </message>
    <message>
        <source>Extract it again with the body file of the settings.</source>
        <translation>Vermessen Sie sie noch einmal mit der Körperdatei der Einstellungen.</translation>
    </message>
    <message>
        <source>Extract it again.</source>
        <translation>Vermessen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Extract it first, or render its motion instead.</source>
        <translation>Vermessen Sie sie zuerst, oder rendern Sie ihre Bewegung.</translation>
    </message>
    <message>
        <source>Extract it first.</source>
        <translation>Vermessen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Extract it first: extract {0}.</source>
        <translation>Vermessen Sie sie zuerst: extract {0}.</translation>
    </message>
    <message>
        <source>Extract its take, or wait until all signs are measured.</source>
        <translation>Vermessen Sie ihren Take, oder warten Sie, bis alle Gebärden vermessen sind.</translation>
    </message>
    <message>
        <source>Extract the recording again, and report the file if that does not help.</source>
        <translation>Vermessen Sie die Aufnahme noch einmal, und melden Sie die Datei, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>Extract the take again.</source>
        <translation>Vermessen Sie den Take noch einmal.</translation>
    </message>
    <message>
        <source>Extract the take first.</source>
        <translation>Vermessen Sie zuerst den Take.</translation>
    </message>
    <message>
        <source>Extract videos of the signer first.</source>
        <translation>Vermessen Sie zuerst Videos der Person.</translation>
    </message>
    <message>
        <source>Files that end in “{0}” cannot be transparent.</source>
        <translation>Dateien, die auf „{0}“ enden, können nicht durchsichtig sein.</translation>
    </message>
    <message>
        <source>Files that end in “{0}” hold no pictures in which a face could be hidden.</source>
        <translation>Dateien, die auf „{0}“ enden, enthalten keine Bilder, in denen ein Gesicht verborgen werden könnte.</translation>
    </message>
    <message>
        <source>Fill the gaps and leave gap_mask out of the file, or add another file.</source>
        <translation>Füllen Sie die Lücken und lassen Sie gap_mask weg, oder fügen Sie eine andere Datei hinzu.</translation>
    </message>
    <message>
        <source>Fitting the body</source>
        <translation>Körper wird angepasst</translation>
    </message>
    <message>
        <source>Free some space on the disk or some memory, then repeat the job.</source>
        <translation>Schaffen Sie Platz auf dem Laufwerk oder im Arbeitsspeicher, dann wiederholen Sie den Auftrag.</translation>
    </message>
    <message>
        <source>Free some space, then record again.</source>
        <translation>Schaffen Sie Platz, dann nehmen Sie wieder auf.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Schaffen Sie Platz, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Get it again from whoever made it, and tell them; nothing of it was used.</source>
        <translation>Lassen Sie es sich noch einmal geben, und sagen Sie Bescheid; nichts davon wurde benutzt.</translation>
    </message>
    <message>
        <source>Get it again from whoever made it.</source>
        <translation>Lassen Sie es sich noch einmal geben.</translation>
    </message>
    <message>
        <source>Get the file again from its source, or use another one.</source>
        <translation>Holen Sie die Datei noch einmal von ihrer Quelle, oder nehmen Sie eine andere.</translation>
    </message>
    <message>
        <source>Give it a first line of column names ({0}), hands as {1}, and consent as words such as {2}.</source>
        <translation>Geben Sie ihr eine erste Zeile mit Spaltennamen ({0}), Hände als {1}, und Einwilligungen als Wörter wie {2}.</translation>
    </message>
    <message>
        <source>Give it a first line of column names ({0}; only gloss is needed) and save it as CSV in UTF-8.</source>
        <translation>Geben Sie ihr eine erste Zeile mit Spaltennamen ({0}; nur gloss ist nötig), und speichern Sie sie als CSV in UTF-8.</translation>
    </message>
    <message>
        <source>Give it a name that ends in .csv or .json.</source>
        <translation>Geben Sie einen Namen, der auf .csv oder .json endet.</translation>
    </message>
    <message>
        <source>Give it a name that ends in .csv or .tsv.</source>
        <translation>Geben Sie einen Namen, der auf .csv oder .tsv endet.</translation>
    </message>
    <message>
        <source>Give one to four numbers with dots between them, such as 1.2.</source>
        <translation>Geben Sie eine bis vier Zahlen mit Punkten dazwischen, etwa 1.2.</translation>
    </message>
    <message>
        <source>Give the three letters of the sign language, such as ase for American Sign Language.</source>
        <translation>Geben Sie die drei Buchstaben der Gebärdensprache, etwa gsg für Deutsche Gebärdensprache.</translation>
    </message>
    <message>
        <source>Give the verdict again.</source>
        <translation>Geben Sie das Urteil noch einmal.</translation>
    </message>
    <message>
        <source>Hands are seen in {0} of {1} pictures only.</source>
        <translation>Hände sind nur in {0} von {1} Bildern zu sehen.</translation>
    </message>
    <message>
        <source>In line {0}, the {1} “{2}” ends in none of {3}.</source>
        <translation>In Zeile {0} endet {1} „{2}“ auf keines von {3}.</translation>
    </message>
    <message>
        <source>In line {0}, the {1} “{2}” is not there.</source>
        <translation>In Zeile {0} ist {1} „{2}“ nicht da.</translation>
    </message>
    <message>
        <source>In “{0}” the signer wears other clothes than in the other recordings.</source>
        <translation>In „{0}“ trägt die Person andere Kleidung als in den anderen Aufnahmen.</translation>
    </message>
    <message>
        <source>Install Kinelex again, or train again: train-motion.</source>
        <translation>Installieren Sie Kinelex neu, oder trainieren Sie neu: train-motion.</translation>
    </message>
    <message>
        <source>Install Kinelex again.</source>
        <translation>Installieren Sie Kinelex neu.</translation>
    </message>
    <message>
        <source>Install it (on Debian: apt-get install libpulse0 libxrandr2), then start Kinelex again.</source>
        <translation>Installieren Sie es (auf Debian: apt-get install libpulse0 libxrandr2), dann starten Sie Kinelex neu.</translation>
    </message>
    <message>
        <source>It allows nothing.</source>
        <translation>Es erlaubt nichts.</translation>
    </message>
    <message>
        <source>It asks for no signs.</source>
        <translation>Es fragt nach keinen Gebärden.</translation>
    </message>
    <message>
        <source>It cannot be opened.</source>
        <translation>Es lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>It cannot be opened: {0}.</source>
        <translation>Es lässt sich nicht öffnen: {0}.</translation>
    </message>
    <message>
        <source>It cannot be read: {0}.</source>
        <translation>Es lässt sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>It declares entities, which no {0} needs.</source>
        <translation>Es erklärt Entitäten, die {0} nie braucht.</translation>
    </message>
    <message>
        <source>It does not say how large the picture was.</source>
        <translation>Es sagt nicht, wie groß das Bild war.</translation>
    </message>
    <message>
        <source>It does not say {0}, or not as a sensible number.</source>
        <translation>Es sagt {0} nicht, oder nicht als vernünftige Zahl.</translation>
    </message>
    <message>
        <source>It has format {0}; Kinelex knows {1}.0 at most.</source>
        <translation>Es hat Format {0}; Kinelex kennt höchstens {1}.0.</translation>
    </message>
    <message>
        <source>It has no glosses that can be used.</source>
        <translation>Es hat keine brauchbaren Glossen.</translation>
    </message>
    <message>
        <source>It has no list of frames.</source>
        <translation>Es hat keine Liste von Bildern.</translation>
    </message>
    <message>
        <source>It has no signs.</source>
        <translation>Es hat keine Gebärden.</translation>
    </message>
    <message>
        <source>It has no tracks yet.</source>
        <translation>Es hat noch keine Spuren.</translation>
    </message>
    <message>
        <source>It has {0} cells, but there are {1} columns.</source>
        <translation>Es hat {0} Zellen, aber es gibt {1} Spalten.</translation>
    </message>
    <message>
        <source>It has {0} characters; the most is {1}.</source>
        <translation>Es hat {0} Zeichen; höchstens {1} sind erlaubt.</translation>
    </message>
    <message>
        <source>It has {0} frames; one sign never takes more than {1}.</source>
        <translation>Es hat {0} Bilder; eine Gebärde braucht nie mehr als {1}.</translation>
    </message>
    <message>
        <source>It has {0} frames; the most that a take may have is {1}.</source>
        <translation>Es hat {0} Bilder; ein Take darf höchstens {1} haben.</translation>
    </message>
    <message>
        <source>It holds a line break or another control character.</source>
        <translation>Es enthält einen Zeilenumbruch oder ein anderes Steuerzeichen.</translation>
    </message>
    <message>
        <source>It holds more than {0} MiB.</source>
        <translation>Es enthält mehr als {0} MiB.</translation>
    </message>
    <message>
        <source>It holds no frames.</source>
        <translation>Es enthält keine Bilder.</translation>
    </message>
    <message>
        <source>It holds no vocabulary.</source>
        <translation>Es enthält kein Vokabular.</translation>
    </message>
    <message>
        <source>It holds no {0}.</source>
        <translation>Es enthält kein {0}.</translation>
    </message>
    <message>
        <source>It holds the frames 0 to {0}.</source>
        <translation>Es enthält die Bilder 0 bis {0}.</translation>
    </message>
    <message>
        <source>It holds {0} people instead of one.</source>
        <translation>Es enthält {0} Personen statt einer.</translation>
    </message>
    <message>
        <source>It holds {0}; MediaPipe&apos;s body and hand points are missing.</source>
        <translation>Es enthält {0}; die Körper- und Handpunkte von MediaPipe fehlen.</translation>
    </message>
    <message>
        <source>It is a model of {0}, not of {1}.</source>
        <translation>Es ist ein Modell von {0}, nicht von {1}.</translation>
    </message>
    <message>
        <source>It is cut off or damaged: data is missing at its end.</source>
        <translation>Es ist abgeschnitten oder beschädigt: Am Ende fehlen Daten.</translation>
    </message>
    <message>
        <source>It is cut off or damaged: its length does not fit its header.</source>
        <translation>Es ist abgeschnitten oder beschädigt: Die Länge passt nicht zum Kopf.</translation>
    </message>
    <message>
        <source>It is damaged, or it is no {0}.</source>
        <translation>Es ist beschädigt, oder es ist kein {0}.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Es ist leer.</translation>
    </message>
    <message>
        <source>It is far larger than annotations are.</source>
        <translation>Es ist viel größer, als Annotationen sind.</translation>
    </message>
    <message>
        <source>It is far larger than landmarks of signs are.</source>
        <translation>Es ist viel größer, als Punkte von Gebärden sind.</translation>
    </message>
    <message>
        <source>It is far larger than tables of signs are.</source>
        <translation>Es ist viel größer, als Tabellen von Gebärden sind.</translation>
    </message>
    <message>
        <source>It is far longer than takes of signs are.</source>
        <translation>Es ist viel länger, als Takes von Gebärden sind.</translation>
    </message>
    <message>
        <source>It is in the trash here.</source>
        <translation>Es liegt hier im Papierkorb.</translation>
    </message>
    <message>
        <source>It is in the trash.</source>
        <translation>Es liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>It is larger than any model of this kind.</source>
        <translation>Es ist größer als jedes Modell dieser Art.</translation>
    </message>
    <message>
        <source>It is no .npz file, or it is damaged or incomplete.</source>
        <translation>Es ist keine .npz-Datei, oder sie ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>It is no .pose file of version 0.0, 0.1 or 0.2.</source>
        <translation>Es ist keine .pose-Datei der Version 0.0, 0.1 oder 0.2.</translation>
    </message>
    <message>
        <source>It is no JSON, or it is damaged.</source>
        <translation>Es ist kein JSON, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>It is no model bundle, or a damaged one.</source>
        <translation>Es ist kein Modellbündel, oder ein beschädigtes.</translation>
    </message>
    <message>
        <source>It is no public key.</source>
        <translation>Es ist kein öffentlicher Schlüssel.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <translation>Es ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>It is not in the ledger.</source>
        <translation>Es steht nicht im Verzeichnis.</translation>
    </message>
    <message>
        <source>It is not in the list any more.</source>
        <translation>Es steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>It is not in this lexicon any more.</source>
        <translation>Es ist nicht mehr in diesem Lexikon.</translation>
    </message>
    <message>
        <source>It is not in this lexicon.</source>
        <translation>Es ist nicht in diesem Lexikon.</translation>
    </message>
    <message>
        <source>It is of the kind {0}, not {1}.</source>
        <translation>Es ist von der Art {0}, nicht {1}.</translation>
    </message>
    <message>
        <source>It lacks mocap_frame_rate, the number of frames per second.</source>
        <translation>mocap_frame_rate fehlt, die Zahl der Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>It lacks poses, or {0} in their place.</source>
        <translation>poses fehlt, oder {0} stattdessen.</translation>
    </message>
    <message>
        <source>It names no files.</source>
        <translation>Es nennt keine Dateien.</translation>
    </message>
    <message>
        <source>It names no signs.</source>
        <translation>Es nennt keine Gebärden.</translation>
    </message>
    <message>
        <source>It shows nobody&apos;s appearance.</source>
        <translation>Es zeigt niemandes Erscheinung.</translation>
    </message>
    <message>
        <source>It states far more points than signing has.</source>
        <translation>Es gibt viel mehr Punkte an, als Gebärden hat.</translation>
    </message>
    <message>
        <source>It states no gap.</source>
        <translation>Es nennt keine Lücke.</translation>
    </message>
    <message>
        <source>It states {0} frames per second.</source>
        <translation>Es nennt {0} Bilder pro Sekunde.</translation>
    </message>
    <message>
        <source>It was asked for with an earlier Kinelex.</source>
        <translation>Es wurde mit einem früheren Kinelex angefordert.</translation>
    </message>
    <message>
        <source>It was changed since: “{0}” by {1}.</source>
        <translation>Es wurde seither geändert: „{0}“ von {1}.</translation>
    </message>
    <message>
        <source>It was last used with a newer version of the program.</source>
        <translation>Es wurde zuletzt mit einer neueren Version des Programms benutzt.</translation>
    </message>
    <message>
        <source>It was made by an older version of Kinelex that drew differently.</source>
        <translation>Es wurde mit einer älteren Version von Kinelex gemacht, die anders zeichnete.</translation>
    </message>
    <message>
        <source>It was moved to the trash at this very moment.</source>
        <translation>Es kam gerade eben in den Papierkorb.</translation>
    </message>
    <message>
        <source>It was not read what {0} is.</source>
        <translation>Es wurde nicht gelesen, was {0} ist.</translation>
    </message>
    <message>
        <source>It was not taken.</source>
        <translation>Es wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>It was written by a newer version of the program (format {0}).</source>
        <translation>Es wurde mit einer neueren Version des Programms geschrieben (Format {0}).</translation>
    </message>
    <message>
        <source>It would be too large: {0} holds more than a pack may.</source>
        <translation>Es wäre zu groß: {0} enthält mehr, als ein Paket darf.</translation>
    </message>
    <message>
        <source>It would hold no signs.</source>
        <translation>Es enthielte keine Gebärden.</translation>
    </message>
    <message>
        <source>Its body was not fitted yet, or it has no picture.</source>
        <translation>Ihr Körper wurde noch nicht angepasst, oder sie hat kein Bild.</translation>
    </message>
    <message>
        <source>Its card cannot be read.</source>
        <translation>Die Karte lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Its card is incomplete.</source>
        <translation>Die Karte ist unvollständig.</translation>
    </message>
    <message>
        <source>Its columns are {0}.</source>
        <translation>Die Spalten sind {0}.</translation>
    </message>
    <message>
        <source>Its content was changed after it was made.</source>
        <translation>Der Inhalt wurde nachträglich geändert.</translation>
    </message>
    <message>
        <source>Its end does not come after its start.</source>
        <translation>Das Ende kommt nicht nach dem Anfang.</translation>
    </message>
    <message>
        <source>Its file is damaged, or of a kind that packs do not take.</source>
        <translation>Seine Datei ist beschädigt oder von einer Art, die Pakete nicht aufnehmen.</translation>
    </message>
    <message>
        <source>Its file is missing from the lexicon.</source>
        <translation>Die Datei fehlt im Lexikon.</translation>
    </message>
    <message>
        <source>Its first line names no column “gloss”: {0}.</source>
        <translation>Die erste Zeile nennt keine Spalte „gloss“: {0}.</translation>
    </message>
    <message>
        <source>Its first line names {0} twice.</source>
        <translation>Die erste Zeile nennt {0} zweimal.</translation>
    </message>
    <message>
        <source>Its header or its order of times is missing.</source>
        <translation>Der Kopf oder die Reihenfolge der Zeiten fehlt.</translation>
    </message>
    <message>
        <source>Its name ends in nothing that Kinelex reads.</source>
        <translation>Der Name endet auf nichts, was Kinelex liest.</translation>
    </message>
    <message>
        <source>Its networks are incomplete.</source>
        <translation>Die Netze sind unvollständig.</translation>
    </message>
    <message>
        <source>Its picture is not in the lexicon.</source>
        <translation>Das Bild ist nicht im Lexikon.</translation>
    </message>
    <message>
        <source>Its points have {0} coordinates, not two or three.</source>
        <translation>Die Punkte haben {0} Koordinaten, nicht zwei oder drei.</translation>
    </message>
    <message>
        <source>Its poses have {0} columns; a body with fingers has {1}.</source>
        <translation>Die Posen haben {0} Spalten; ein Körper mit Fingern hat {1}.</translation>
    </message>
    <message>
        <source>Its recording was fitted with another body file.</source>
        <translation>Die Aufnahme wurde mit einer anderen Körperdatei angepasst.</translation>
    </message>
    <message>
        <source>Its session is not in this lexicon any more.</source>
        <translation>Die Sitzung ist nicht mehr in diesem Lexikon.</translation>
    </message>
    <message>
        <source>Its signer has withdrawn all consent.</source>
        <translation>Die Person hat jede Einwilligung zurückgezogen.</translation>
    </message>
    <message>
        <source>Its stored bytes are damaged: {0}.</source>
        <translation>Die gespeicherten Bytes sind beschädigt: {0}.</translation>
    </message>
    <message>
        <source>Its take is not in the lexicon any more.</source>
        <translation>Der Take ist nicht mehr im Lexikon.</translation>
    </message>
    <message>
        <source>Its {0} hold values that are far too large.</source>
        <translation>{0} enthält viel zu große Werte.</translation>
    </message>
    <message>
        <source>Its {0} is no TensorFlow Lite model.</source>
        <translation>{0} ist kein TensorFlow-Lite-Modell.</translation>
    </message>
    <message>
        <source>Keep one gloss for each language.</source>
        <translation>Behalten Sie je Sprache eine Glosse.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Behalten Sie eines davon.</translation>
    </message>
    <message>
        <source>Kinelex does not write files that end in “{0}” yet.</source>
        <translation>Kinelex schreibt noch keine Dateien, die auf „{0}“ enden.</translation>
    </message>
    <message>
        <source>Kinelex does not write files that end in “{0}”.</source>
        <translation>Kinelex schreibt keine Dateien, die auf „{0}“ enden.</translation>
    </message>
    <message>
        <source>Kinelex made a mistake.</source>
        <translation>Kinelex hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Kinelex&apos;s own file {0}.safetensors is damaged.</source>
        <translation>Die Datei {0}.safetensors von Kinelex selbst ist beschädigt.</translation>
    </message>
    <message>
        <source>Laying the body onto the pictures</source>
        <translation>Körper wird auf die Bilder gelegt</translation>
    </message>
    <message>
        <source>Learning movements</source>
        <translation>Bewegungen werden gelernt</translation>
    </message>
    <message>
        <source>Leave at least one frame before and after each gap.</source>
        <translation>Lassen Sie vor und nach jeder Lücke mindestens ein Bild.</translation>
    </message>
    <message>
        <source>Leave it out, or ask the people who decide on this lexicon.</source>
        <translation>Lassen Sie sie aus, oder fragen Sie die Menschen, die über dieses Lexikon entscheiden.</translation>
    </message>
    <message>
        <source>Leave these signs out, or ask the person and write down the new consent.</source>
        <translation>Lassen Sie diese Gebärden aus, oder fragen Sie die Person und schreiben Sie die neue Einwilligung auf.</translation>
    </message>
    <message>
        <source>Leave this recording out, or record it again.</source>
        <translation>Lassen Sie diese Aufnahme aus, oder nehmen Sie neu auf.</translation>
    </message>
    <message>
        <source>Less than {0} MB are free on the disk.</source>
        <translation>Weniger als {0} MB sind auf dem Laufwerk frei.</translation>
    </message>
    <message>
        <source>Line {0} cannot be read: its quotation marks do not fit.</source>
        <translation>Zeile {0} lässt sich nicht lesen: Ihre Anführungszeichen passen nicht.</translation>
    </message>
    <message>
        <source>Line {0} has this ID-gloss already.</source>
        <translation>Zeile {0} trägt diese ID-Glosse schon.</translation>
    </message>
    <message>
        <source>Line {0} has {1} cells, but there are {2} columns.</source>
        <translation>Zeile {0} hat {1} Zellen, aber es gibt {2} Spalten.</translation>
    </message>
    <message>
        <source>Line {0} names no file.</source>
        <translation>Zeile {0} nennt keine Datei.</translation>
    </message>
    <message>
        <source>List what is there: list --trash.</source>
        <translation>Sehen Sie nach, was da ist: list --trash.</translation>
    </message>
    <message>
        <source>Look at it as it is now, and decide again.</source>
        <translation>Sehen Sie es an, wie es jetzt ist, und entscheiden Sie noch einmal.</translation>
    </message>
    <message>
        <source>Look at its tier.</source>
        <translation>Sehen Sie die Ebene an.</translation>
    </message>
    <message>
        <source>Look at the history; what is in the trash can be restored from there.</source>
        <translation>Sehen Sie in den Verlauf; was im Papierkorb liegt, lässt sich herausholen.</translation>
    </message>
    <message>
        <source>Look at the list again; it may have been removed in another window.</source>
        <translation>Sehen Sie die Liste noch einmal an; vielleicht wurde es in einem anderen Fenster entfernt.</translation>
    </message>
    <message>
        <source>Look at the list of delegates.</source>
        <translation>Sehen Sie die Liste der Vertretungen an.</translation>
    </message>
    <message>
        <source>Look at the list of imported packs.</source>
        <translation>Sehen Sie die Liste der importierten Pakete an.</translation>
    </message>
    <message>
        <source>Look at the list of keys.</source>
        <translation>Sehen Sie die Liste der Schlüssel an.</translation>
    </message>
    <message>
        <source>Look at the list of sessions again; what was recorded is kept.</source>
        <translation>Sehen Sie die Liste der Sitzungen noch einmal an; was aufgenommen wurde, ist behalten.</translation>
    </message>
    <message>
        <source>Look at the list of signers again.</source>
        <translation>Sehen Sie die Liste der Personen noch einmal an.</translation>
    </message>
    <message>
        <source>Look at the list of vocabularies.</source>
        <translation>Sehen Sie die Liste der Vokabulare an.</translation>
    </message>
    <message>
        <source>Look at the list: identity list.</source>
        <translation>Sehen Sie die Liste an: identity list.</translation>
    </message>
    <message>
        <source>Look at the list: renders list.</source>
        <translation>Sehen Sie die Liste an: renders list.</translation>
    </message>
    <message>
        <source>Look at the sign again; it may have been removed in another window.</source>
        <translation>Sehen Sie die Gebärde noch einmal an; vielleicht wurde sie in einem anderen Fenster entfernt.</translation>
    </message>
    <message>
        <source>Look at the take again, then repeat the step.</source>
        <translation>Sehen Sie den Take noch einmal an, dann wiederholen Sie den Schritt.</translation>
    </message>
    <message>
        <source>Look at the utterance again; it may have been changed in another window.</source>
        <translation>Sehen Sie die Äußerung noch einmal an; vielleicht wurde sie in einem anderen Fenster geändert.</translation>
    </message>
    <message>
        <source>Look at the utterance again; it may have been changed.</source>
        <translation>Sehen Sie die Äußerung noch einmal an; vielleicht wurde sie geändert.</translation>
    </message>
    <message>
        <source>Look at what is there now, then change it again.</source>
        <translation>Sehen Sie an, was jetzt da ist, dann ändern Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Look for it with a search.</source>
        <translation>Suchen Sie danach.</translation>
    </message>
    <message>
        <source>Look whether it is on.</source>
        <translation>Sehen Sie nach, ob sie an ist.</translation>
    </message>
    <message>
        <source>Look whether it was moved, or its disk taken away.</source>
        <translation>Sehen Sie nach, ob es verschoben oder das Laufwerk entfernt wurde.</translation>
    </message>
    <message>
        <source>Look whether its disk is connected.</source>
        <translation>Sehen Sie nach, ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Look whether its disk is still connected, then open the lexicon again.</source>
        <translation>Sehen Sie nach, ob das Laufwerk noch verbunden ist, dann öffnen Sie das Lexikon wieder.</translation>
    </message>
    <message>
        <source>Look whether the disk is full; or render a .webm file, whose facts lie beside it.</source>
        <translation>Sehen Sie nach, ob das Laufwerk voll ist; oder rendern Sie eine .webm-Datei, deren Angaben daneben liegen.</translation>
    </message>
    <message>
        <source>Look whether the disk is still connected and sound.</source>
        <translation>Sehen Sie nach, ob das Laufwerk noch verbunden und in Ordnung ist.</translation>
    </message>
    <message>
        <source>Looking at the signer</source>
        <translation>Person wird angesehen</translation>
    </message>
    <message>
        <source>Looking at the takes</source>
        <translation>Takes werden angesehen</translation>
    </message>
    <message>
        <source>Looking for lost hands</source>
        <translation>Verlorene Hände werden gesucht</translation>
    </message>
    <message>
        <source>Make it again from its recordings.</source>
        <translation>Machen Sie es aus den Aufnahmen neu.</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>Machen Sie es neu.</translation>
    </message>
    <message>
        <source>Make one: pack keys make NAME.</source>
        <translation>Machen Sie einen: pack keys make NAME.</translation>
    </message>
    <message>
        <source>Make somebody admin first.</source>
        <translation>Geben Sie zuerst jemandem die Rolle Admin.</translation>
    </message>
    <message>
        <source>Make the file again with MediaPipe Holistic, or add the video instead.</source>
        <translation>Machen Sie die Datei mit MediaPipe Holistic neu, oder fügen Sie das Video hinzu.</translation>
    </message>
    <message>
        <source>Mark where the sign starts and ends, at most two minutes apart, and try again.</source>
        <translation>Markieren Sie, wo die Gebärde beginnt und endet, höchstens zwei Minuten auseinander, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Measuring hands, face and body</source>
        <translation>Hände, Gesicht und Körper werden vermessen</translation>
    </message>
    <message>
        <source>Measuring hands, face and body once more</source>
        <translation>Hände, Gesicht und Körper werden noch einmal vermessen</translation>
    </message>
    <message>
        <source>Measuring what was learned</source>
        <translation>Das Gelernte wird gemessen</translation>
    </message>
    <message>
        <source>MediaPipe {0} cannot read it: it may be made for a newer version.</source>
        <translation>MediaPipe {0} kann es nicht lesen: Vielleicht ist es für eine neuere Version.</translation>
    </message>
    <message>
        <source>More than one person is in the picture, and it cannot be told who signs.</source>
        <translation>Mehr als eine Person ist im Bild, und es ist nicht zu sagen, wer gebärdet.</translation>
    </message>
    <message>
        <source>Motion from {0} ({1}).</source>
        <translation>Bewegung aus {0} ({1}).</translation>
    </message>
    <message>
        <source>Name a video file, or a sign that is recorded.</source>
        <translation>Nennen Sie eine Videodatei oder eine aufgenommene Gebärde.</translation>
    </message>
    <message>
        <source>Name another tier, or annotate the signs first.</source>
        <translation>Nennen Sie eine andere Ebene, oder annotieren Sie zuerst die Gebärden.</translation>
    </message>
    <message>
        <source>Name at least one sign.</source>
        <translation>Nennen Sie mindestens eine Gebärde.</translation>
    </message>
    <message>
        <source>Name gaps with --gap, or store gap_mask in the file.</source>
        <translation>Nennen Sie Lücken mit --gap, oder speichern Sie gap_mask in der Datei.</translation>
    </message>
    <message>
        <source>Name one of its tiers: {0}.</source>
        <translation>Nennen Sie eine ihrer Ebenen: {0}.</translation>
    </message>
    <message>
        <source>Name the first frame of the gap and the frame after its last one.</source>
        <translation>Nennen Sie das erste Bild der Lücke und das Bild nach ihrem letzten.</translation>
    </message>
    <message>
        <source>Name the tier of glosses: --tier NAME.</source>
        <translation>Nennen Sie die Ebene der Glossen: --tier NAME.</translation>
    </message>
    <message>
        <source>No annotation file has a recording beside it.</source>
        <translation>Neben keiner Annotationsdatei liegt eine Aufnahme.</translation>
    </message>
    <message>
        <source>No camera can be used.</source>
        <translation>Keine Kamera ist zu benutzen.</translation>
    </message>
    <message>
        <source>No file has annotations on a tier {0}; {1} has: {2}.</source>
        <translation>Keine Datei hat Annotationen auf einer Ebene {0}; {1} hat: {2}.</translation>
    </message>
    <message>
        <source>No file has annotations; {0} has the tiers: {1}.</source>
        <translation>Keine Datei hat Annotationen; {0} hat die Ebenen: {1}.</translation>
    </message>
    <message>
        <source>No gloss was typed.</source>
        <translation>Es wurde keine Glosse getippt.</translation>
    </message>
    <message>
        <source>No hand is ever seen in it.</source>
        <translation>Nie ist darin eine Hand zu sehen.</translation>
    </message>
    <message>
        <source>No hand is seen in the video.</source>
        <translation>Im Video ist keine Hand zu sehen.</translation>
    </message>
    <message>
        <source>No key was forgotten.</source>
        <translation>Kein Schlüssel wurde vergessen.</translation>
    </message>
    <message>
        <source>No key was made.</source>
        <translation>Kein Schlüssel wurde gemacht.</translation>
    </message>
    <message>
        <source>No person was found in most of the frames.</source>
        <translation>In den meisten Bildern wurde keine Person gefunden.</translation>
    </message>
    <message>
        <source>No picture in {0} can be decoded: the file is damaged or cut off.</source>
        <translation>Kein Bild in {0} lässt sich lesen: Die Datei ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>No prompts were read from {0}.</source>
        <translation>Aus {0} wurden keine Vorgaben gelesen.</translation>
    </message>
    <message>
        <source>No sign in the trash has this ID-gloss.</source>
        <translation>Keine Gebärde im Papierkorb trägt diese ID-Glosse.</translation>
    </message>
    <message>
        <source>No sign of this lexicon has this ID-gloss.</source>
        <translation>Keine Gebärde dieses Lexikons trägt diese ID-Glosse.</translation>
    </message>
    <message>
        <source>No take of this lexicon has motion yet.</source>
        <translation>Noch kein Take dieses Lexikons hat Bewegung.</translation>
    </message>
    <message>
        <source>No video of {0} was extracted yet.</source>
        <translation>Noch kein Video von {0} wurde vermessen.</translation>
    </message>
    <message>
        <source>No video shows where the signer was filmed.</source>
        <translation>Kein Video zeigt, wo die Person gefilmt wurde.</translation>
    </message>
    <message>
        <source>Nobody was dismissed.</source>
        <translation>Niemand wurde entlassen.</translation>
    </message>
    <message>
        <source>Nobody would be admin, so nobody could give roles any more.</source>
        <translation>Niemand wäre mehr Admin, und niemand könnte Rollen geben.</translation>
    </message>
    <message>
        <source>None is known as “{0}”.</source>
        <translation>Keines ist als „{0}“ bekannt.</translation>
    </message>
    <message>
        <source>None of its columns holds glosses: {0}.</source>
        <translation>Keine der Spalten enthält Glossen: {0}.</translation>
    </message>
    <message>
        <source>None of the takes with motion may be learned from.</source>
        <translation>Aus keinem der Takes mit Bewegung darf gelernt werden.</translation>
    </message>
    <message>
        <source>None of these takes is a fitted video of this signer.</source>
        <translation>Keiner dieser Takes ist ein angepasstes Video dieser Person.</translation>
    </message>
    <message>
        <source>Not all of its signs and takes come.</source>
        <translation>Nicht alle Gebärden und Takes davon kommen.</translation>
    </message>
    <message>
        <source>Not all of its signs and takes travel.</source>
        <translation>Nicht alle Gebärden und Takes davon gehen mit.</translation>
    </message>
    <message>
        <source>Nothing can be recorded.</source>
        <translation>Es kann nichts aufgenommen werden.</translation>
    </message>
    <message>
        <source>Nothing can be rendered on “{0}”.</source>
        <translation>Auf „{0}“ kann nichts gerendert werden.</translation>
    </message>
    <message>
        <source>Nothing is to be done: it is no draft.</source>
        <translation>Nichts zu tun: Es ist kein Entwurf.</translation>
    </message>
    <message>
        <source>Nothing of {0} was added.</source>
        <translation>Nichts von {0} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Nothing of {0} was imported.</source>
        <translation>Nichts von {0} wurde importiert.</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>Nichts wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Nichts wurde verglichen.</translation>
    </message>
    <message>
        <source>Nothing was composed.</source>
        <translation>Nichts wurde komponiert.</translation>
    </message>
    <message>
        <source>Nothing was done again.</source>
        <translation>Nichts wurde wieder getan.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Nothing was learned of it.</source>
        <translation>Nichts wurde daraus gelernt.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts wurde aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing was said.</source>
        <translation>Nichts wurde gesagt.</translation>
    </message>
    <message>
        <source>Nothing was taken from the other take.</source>
        <translation>Aus dem anderen Take wurde nichts genommen.</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>Nichts wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>One of its signs is not in the lexicon any more.</source>
        <translation>Eine der Gebärden ist nicht mehr im Lexikon.</translation>
    </message>
    <message>
        <source>One of the takes has no motion yet.</source>
        <translation>Einer der Takes hat noch keine Bewegung.</translation>
    </message>
    <message>
        <source>One of them is not in this lexicon any more.</source>
        <translation>Eines davon ist nicht mehr in diesem Lexikon.</translation>
    </message>
    <message>
        <source>Only {0} of its {1} frames can be decoded: the file is damaged.</source>
        <translation>Nur {0} der {1} Bilder lassen sich lesen: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Only {0} takes have enough motion; {1} are needed.</source>
        <translation>Nur {0} Takes haben genug Bewegung; {1} werden gebraucht.</translation>
    </message>
    <message>
        <source>Open another session; what was recorded is kept.</source>
        <translation>Öffnen Sie eine andere Sitzung; was aufgenommen wurde, ist behalten.</translation>
    </message>
    <message>
        <source>Other files were left alone: {0}.</source>
        <translation>Andere Dateien blieben unberührt: {0}.</translation>
    </message>
    <message>
        <source>Plug it in again, then choose it; what was recorded up to then is kept.</source>
        <translation>Stecken Sie sie wieder ein, dann wählen Sie sie; was bis dahin aufgenommen wurde, ist behalten.</translation>
    </message>
    <message>
        <source>Posture and fast movement are evened out; whoever knows the person may still recognise rhythm, size and choice of movement.</source>
        <translation>Haltung und schnelle Bewegung sind ausgeglichen; wer die Person kennt, erkennt vielleicht noch Rhythmus, Größe und Wahl der Bewegung.</translation>
    </message>
    <message>
        <source>Preparing {0}</source>
        <translation>{0} wird vorbereitet</translation>
    </message>
    <message>
        <source>Put an ELAN file with a tier of glosses in it.</source>
        <translation>Legen Sie eine ELAN-Datei mit einer Ebene von Glossen hinein.</translation>
    </message>
    <message>
        <source>Put each .eaf file beside its video or track.</source>
        <translation>Legen Sie jede .eaf-Datei neben ihr Video oder ihre Spur.</translation>
    </message>
    <message>
        <source>Record a few more signs, or the guided enrolment.</source>
        <translation>Nehmen Sie noch einige Gebärden auf, oder die angeleitete Erfassung.</translation>
    </message>
    <message>
        <source>Record again.</source>
        <translation>Nehmen Sie neu auf.</translation>
    </message>
    <message>
        <source>Record again; what was recorded up to then is kept.</source>
        <translation>Nehmen Sie neu auf; was bis dahin aufgenommen wurde, ist behalten.</translation>
    </message>
    <message>
        <source>Record and extract more signs first.</source>
        <translation>Nehmen Sie zuerst mehr Gebärden auf und vermessen Sie sie.</translation>
    </message>
    <message>
        <source>Record it or copy it again.</source>
        <translation>Nehmen Sie neu auf, oder kopieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Record it so that both hands stay in the picture, with light on them.</source>
        <translation>Nehmen Sie so auf, dass beide Hände im Bild bleiben, mit Licht darauf.</translation>
    </message>
    <message>
        <source>Record the sign again with head, shoulders and hands in the picture.</source>
        <translation>Nehmen Sie die Gebärde neu auf, mit Kopf, Schultern und Händen im Bild.</translation>
    </message>
    <message>
        <source>Record the signer, or choose more recordings.</source>
        <translation>Nehmen Sie die Person auf, oder wählen Sie mehr Aufnahmen.</translation>
    </message>
    <message>
        <source>Record there, or leave its Record page and come back.</source>
        <translation>Nehmen Sie dort auf, oder verlassen Sie die Seite Aufnehmen und kommen Sie zurück.</translation>
    </message>
    <message>
        <source>Record with both hands in the picture, in good light, not too fast.</source>
        <translation>Nehmen Sie mit beiden Händen im Bild auf, bei gutem Licht, nicht zu schnell.</translation>
    </message>
    <message>
        <source>Recorded to learn how a signer looks. It is no sign.</source>
        <translation>Aufgenommen, um das Aussehen einer Person zu lernen. Es ist keine Gebärde.</translation>
    </message>
    <message>
        <source>Recording was interrupted.</source>
        <translation>Die Aufnahme wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Recordings that are no takes yet are not in it ({0}); open the Record page, and they become takes.</source>
        <translation>Aufnahmen, die noch keine Takes sind, fehlen darin ({0}); öffnen Sie die Seite Aufnehmen, dann werden sie Takes.</translation>
    </message>
    <message>
        <source>Remove the job, and ask for the video again.</source>
        <translation>Entfernen Sie den Auftrag, und fordern Sie das Video noch einmal an.</translation>
    </message>
    <message>
        <source>Rename that folder, then try again.</source>
        <translation>Benennen Sie diesen Ordner um, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Render a draft, and show it to {0} or a delegate.</source>
        <translation>Rendern Sie einen Entwurf, und zeigen Sie ihn {0} oder einer Vertretung.</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Wird gerendert</translation>
    </message>
    <message>
        <source>Repeat it once more, and report it if it happens again.</source>
        <translation>Wiederholen Sie es noch einmal, und melden Sie es, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>Repeat the job, which goes on where it was; or choose “cpu” in the settings.</source>
        <translation>Wiederholen Sie den Auftrag, der weitermacht, wo er war; oder wählen Sie „cpu“ in den Einstellungen.</translation>
    </message>
    <message>
        <source>Repeat the job. What was recorded and finished before is safe.</source>
        <translation>Wiederholen Sie den Auftrag. Was vorher aufgenommen und fertig wurde, ist sicher.</translation>
    </message>
    <message>
        <source>Repeat the job; if it fails again, report it with the log {0}.</source>
        <translation>Wiederholen Sie den Auftrag; scheitert er wieder, melden Sie ihn mit dem Protokoll {0}.</translation>
    </message>
    <message>
        <source>Reports are tables or documents.</source>
        <translation>Berichte sind Tabellen oder Dokumente.</translation>
    </message>
    <message>
        <source>Restore a backup of the lexicon, or extract the recording again.</source>
        <translation>Holen Sie das Lexikon aus einer Sicherung, oder vermessen Sie die Aufnahme noch einmal.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or add the original file again.</source>
        <translation>Holen Sie es aus einer Sicherung, oder fügen Sie die ursprüngliche Datei noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or leave videos out.</source>
        <translation>Holen Sie es aus einer Sicherung, oder lassen Sie Videos aus.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move it away and make a new key.</source>
        <translation>Holen Sie ihn aus einer Sicherung, oder legen Sie ihn beiseite und machen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or train it again.</source>
        <translation>Holen Sie sie aus einer Sicherung, oder trainieren Sie sie neu.</translation>
    </message>
    <message>
        <source>Restore it, then choose it.</source>
        <translation>Holen Sie ihn heraus, dann wählen Sie ihn.</translation>
    </message>
    <message>
        <source>Restore the latest backup; the recordings beside it are not touched.</source>
        <translation>Holen Sie die letzte Sicherung zurück; die Aufnahmen daneben bleiben unberührt.</translation>
    </message>
    <message>
        <source>Save it again with ELAN as .eaf, format 2.7 to 3.0.</source>
        <translation>Speichern Sie es mit ELAN noch einmal als .eaf, Format 2.7 bis 3.0.</translation>
    </message>
    <message>
        <source>Say which column holds the glosses, such as --column “NAME=gloss”, or save the table as UTF-8 text.</source>
        <translation>Sagen Sie, welche Spalte die Glossen enthält, etwa --column “NAME=gloss”, oder speichern Sie die Tabelle als UTF-8-Text.</translation>
    </message>
    <message>
        <source>Scale the video to 1920 × 1080 with another program, and add it again.</source>
        <translation>Verkleinern Sie das Video mit einem anderen Programm auf 1920 × 1080, und fügen Sie es noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Search for others.</source>
        <translation>Suchen Sie andere.</translation>
    </message>
    <message>
        <source>Set it in seconds, or to 0.</source>
        <translation>Stellen Sie es in Sekunden ein, oder auf 0.</translation>
    </message>
    <message>
        <source>Set it to 0 s or more.</source>
        <translation>Stellen Sie es auf 0 s oder mehr.</translation>
    </message>
    <message>
        <source>Set lengths from 0 to {0} seconds.</source>
        <translation>Stellen Sie Längen von 0 bis {0} Sekunden ein.</translation>
    </message>
    <message>
        <source>Set the start before the end.</source>
        <translation>Setzen Sie den Anfang vor das Ende.</translation>
    </message>
    <message>
        <source>Several tiers of {0} may hold the glosses: {1}.</source>
        <translation>Mehrere Ebenen von {0} können die Glossen enthalten: {1}.</translation>
    </message>
    <message>
        <source>Shorten it, and put the rest into the note.</source>
        <translation>Kürzen Sie es, und schreiben Sie den Rest in die Notiz.</translation>
    </message>
    <message>
        <source>Shoulders were found in {0} of {1} frames only.</source>
        <translation>Schultern wurden nur in {0} von {1} Bildern gefunden.</translation>
    </message>
    <message>
        <source>Signs are written as a table.</source>
        <translation>Gebärden werden als Tabelle geschrieben.</translation>
    </message>
    <message>
        <source>Some of its {0} are no numbers, or far too large.</source>
        <translation>Einige der {0} sind keine Zahlen oder viel zu groß.</translation>
    </message>
    <message>
        <source>Somebody else is seen in “{0}”.</source>
        <translation>In „{0}“ ist noch jemand zu sehen.</translation>
    </message>
    <message>
        <source>Somebody whom it shows does not agree any more.</source>
        <translation>Jemand, der darin gezeigt wird, willigt nicht mehr ein.</translation>
    </message>
    <message>
        <source>Something that it needs was changed or removed.</source>
        <translation>Etwas, das es braucht, wurde geändert oder entfernt.</translation>
    </message>
    <message>
        <source>Start the training anew.</source>
        <translation>Beginnen Sie das Training neu.</translation>
    </message>
    <message>
        <source>Take it out of the sentence, or restore it from the trash.</source>
        <translation>Nehmen Sie sie aus der Äußerung, oder holen Sie sie aus dem Papierkorb.</translation>
    </message>
    <message>
        <source>Take it out of the trash, then change it again.</source>
        <translation>Holen Sie sie aus dem Papierkorb, dann ändern Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The annotation glosses were not saved.</source>
        <translation>Die Annotationsglossen wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The application ended {0} times while it was going on.</source>
        <translation>Die Anwendung endete {0} Mal, während er lief.</translation>
    </message>
    <message>
        <source>The arms are missing.</source>
        <translation>Die Arme fehlen.</translation>
    </message>
    <message>
        <source>The arms are missing: {0}.</source>
        <translation>Die Arme fehlen: {0}.</translation>
    </message>
    <message>
        <source>The array &quot;face_unit_names&quot; has more names than there are expressions.</source>
        <translation>Das Feld &quot;face_unit_names&quot; hat mehr Namen, als es Ausdrücke gibt.</translation>
    </message>
    <message>
        <source>The array &quot;shapedirs&quot; has fewer than 10 shapes and 10 expressions.</source>
        <translation>Das Feld &quot;shapedirs&quot; hat weniger als 10 Formen und 10 Ausdrücke.</translation>
    </message>
    <message>
        <source>The array &quot;{0}&quot; holds values that are not numbers.</source>
        <translation>Das Feld &quot;{0}&quot; enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The array &quot;{0}&quot; refers to something that does not exist.</source>
        <translation>Das Feld &quot;{0}&quot; verweist auf etwas, das es nicht gibt.</translation>
    </message>
    <message>
        <source>The background was not loaded.</source>
        <translation>Der Hintergrund wurde nicht geladen.</translation>
    </message>
    <message>
        <source>The backup was not made.</source>
        <translation>Die Sicherung wurde nicht gemacht.</translation>
    </message>
    <message>
        <source>The backup was not restored.</source>
        <translation>Die Sicherung wurde nicht zurückgeholt.</translation>
    </message>
    <message>
        <source>The body could not be fitted to this take.</source>
        <translation>Der Körper ließ sich diesem Take nicht anpassen.</translation>
    </message>
    <message>
        <source>The body file was not loaded.</source>
        <translation>Die Körperdatei wurde nicht geladen.</translation>
    </message>
    <message>
        <source>The body has {0} points; SMPL-X needs at least {1}.</source>
        <translation>Der Körper hat {0} Punkte; SMPL-X braucht mindestens {1}.</translation>
    </message>
    <message>
        <source>The body was not posed by smplx.</source>
        <translation>Der Körper wurde von smplx nicht gestellt.</translation>
    </message>
    <message>
        <source>The camera changed the size or the kind of its pictures.</source>
        <translation>Die Kamera hat Größe oder Art ihrer Bilder geändert.</translation>
    </message>
    <message>
        <source>The camera could not be started.</source>
        <translation>Die Kamera ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>The camera gave no picture.</source>
        <translation>Die Kamera gab kein Bild.</translation>
    </message>
    <message>
        <source>The camera gives no pictures.</source>
        <translation>Die Kamera gibt keine Bilder.</translation>
    </message>
    <message>
        <source>The camera no longer gives pictures.</source>
        <translation>Die Kamera gibt keine Bilder mehr.</translation>
    </message>
    <message>
        <source>The camera or the background moves in “{0}”.</source>
        <translation>In „{0}“ bewegt sich die Kamera oder der Hintergrund.</translation>
    </message>
    <message>
        <source>The camera was started anew.</source>
        <translation>Die Kamera wurde neu gestartet.</translation>
    </message>
    <message>
        <source>The change was not saved.</source>
        <translation>Die Änderung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The clip is too short for a sign: {0} seconds, {1} frames.</source>
        <translation>Der Clip ist zu kurz für eine Gebärde: {0} Sekunden, {1} Bilder.</translation>
    </message>
    <message>
        <source>The clip lasts {0} minutes; one sign never takes that long.</source>
        <translation>Der Clip dauert {0} Minuten; so lange dauert keine Gebärde.</translation>
    </message>
    <message>
        <source>The computer has too little free memory for it.</source>
        <translation>Der Rechner hat dafür zu wenig freien Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The consent of {0} to sharing has expired.</source>
        <translation>Die Einwilligung von {0} in die Weitergabe ist abgelaufen.</translation>
    </message>
    <message>
        <source>The consent of {0} to “{1}” has ended on {2}.</source>
        <translation>Die Einwilligung von {0} in „{1}“ endete am {2}.</translation>
    </message>
    <message>
        <source>The consent to sharing has expired.</source>
        <translation>Die Einwilligung in die Weitergabe ist abgelaufen.</translation>
    </message>
    <message>
        <source>The consent to sharing was withdrawn on {0}.</source>
        <translation>Die Einwilligung in die Weitergabe wurde am {0} zurückgezogen.</translation>
    </message>
    <message>
        <source>The consent was not saved.</source>
        <translation>Die Einwilligung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The corpus was not read.</source>
        <translation>Das Korpus wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The database is damaged so much that it cannot be checked.</source>
        <translation>Die Datenbank ist so beschädigt, dass sie sich nicht prüfen lässt.</translation>
    </message>
    <message>
        <source>The database is damaged: {0}.</source>
        <translation>Die Datenbank ist beschädigt: {0}.</translation>
    </message>
    <message>
        <source>The database of the lexicon is damaged.</source>
        <translation>Die Datenbank des Lexikons ist beschädigt.</translation>
    </message>
    <message>
        <source>The depth of its points is missing.</source>
        <translation>Die Tiefe der Punkte fehlt.</translation>
    </message>
    <message>
        <source>The disk does not give back what was written.</source>
        <translation>Das Laufwerk gibt nicht zurück, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Das Laufwerk ist voll.</translation>
    </message>
    <message>
        <source>The disk of the lexicon is too full.</source>
        <translation>Das Laufwerk des Lexikons ist zu voll.</translation>
    </message>
    <message>
        <source>The disk reports: {0}.</source>
        <translation>Das Laufwerk meldet: {0}.</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>Die Datei lässt sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>The file is damaged, or is of another kind.</source>
        <translation>Die Datei ist beschädigt oder von anderer Art.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file of a recording is missing from the lexicon.</source>
        <translation>Die Datei einer Aufnahme fehlt im Lexikon.</translation>
    </message>
    <message>
        <source>The file was not deleted.</source>
        <translation>Die Datei wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The file was not moved to the trash.</source>
        <translation>Die Datei kam nicht in den Papierkorb.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>Die Datei wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The file was not taken out of the trash.</source>
        <translation>Die Datei wurde nicht aus dem Papierkorb geholt.</translation>
    </message>
    <message>
        <source>The file was not written.</source>
        <translation>Die Datei wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The file {0} is damaged.</source>
        <translation>Die Datei {0} ist beschädigt.</translation>
    </message>
    <message>
        <source>The film was not written.</source>
        <translation>Der Film wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The folder {0} holds something else.</source>
        <translation>Der Ordner {0} enthält etwas anderes.</translation>
    </message>
    <message>
        <source>The folder {0} is not a lexicon: it has no {1}.</source>
        <translation>Der Ordner {0} ist kein Lexikon: Er hat kein {1}.</translation>
    </message>
    <message>
        <source>The folder {0} is not empty.</source>
        <translation>Der Ordner {0} ist nicht leer.</translation>
    </message>
    <message>
        <source>The folder {0} is read-only.</source>
        <translation>Der Ordner {0} ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The form was not saved.</source>
        <translation>Die Form wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The gap {0}:{1} is not in {2}.</source>
        <translation>Die Lücke {0}:{1} ist nicht in {2}.</translation>
    </message>
    <message>
        <source>The graphics device has stopped working.</source>
        <translation>Das Grafikgerät arbeitet nicht mehr.</translation>
    </message>
    <message>
        <source>The graphics device has too little memory for one frame of this size.</source>
        <translation>Das Grafikgerät hat zu wenig Speicher für ein Bild dieser Größe.</translation>
    </message>
    <message>
        <source>The graphics device has too little memory.</source>
        <translation>Das Grafikgerät hat zu wenig Speicher.</translation>
    </message>
    <message>
        <source>The identity was not found.</source>
        <translation>Die Identität wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The identity was not loaded.</source>
        <translation>Die Identität wurde nicht geladen.</translation>
    </message>
    <message>
        <source>The identity was not made.</source>
        <translation>Die Identität wurde nicht erstellt.</translation>
    </message>
    <message>
        <source>The identity was not trained.</source>
        <translation>Die Identität wurde nicht trainiert.</translation>
    </message>
    <message>
        <source>The identity {0} was not loaded.</source>
        <translation>Die Identität {0} wurde nicht geladen.</translation>
    </message>
    <message>
        <source>The identity “{0}” cannot be used.</source>
        <translation>Die Identität „{0}“ ist nicht zu benutzen.</translation>
    </message>
    <message>
        <source>The job was not finished.</source>
        <translation>Der Auftrag wurde nicht fertig.</translation>
    </message>
    <message>
        <source>The job was not found.</source>
        <translation>Der Auftrag wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The job was not started.</source>
        <translation>Der Auftrag wurde nicht gestartet.</translation>
    </message>
    <message>
        <source>The jobs of the lexicon cannot be run.</source>
        <translation>Die Aufträge des Lexikons können nicht laufen.</translation>
    </message>
    <message>
        <source>The key was not remembered.</source>
        <translation>Der Schlüssel wurde nicht gemerkt.</translation>
    </message>
    <message>
        <source>The keys were not read.</source>
        <translation>Die Schlüssel wurden nicht gelesen.</translation>
    </message>
    <message>
        <source>The learned gap lengths were not used.</source>
        <translation>Die gelernten Längen der Lücken wurden nicht benutzt.</translation>
    </message>
    <message>
        <source>The learned movements were not used.</source>
        <translation>Die gelernten Bewegungen wurden nicht benutzt.</translation>
    </message>
    <message>
        <source>The lexicon may not be changed: its folder or file is read-only.</source>
        <translation>Das Lexikon darf nicht geändert werden: Sein Ordner oder seine Datei ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The lexicon was not made.</source>
        <translation>Das Lexikon wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The lexicon was not opened.</source>
        <translation>Das Lexikon wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The lexicon was not read.</source>
        <translation>Das Lexikon wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The lexicon&apos;s file cannot be reached any more.</source>
        <translation>Die Datei des Lexikons ist nicht mehr zu erreichen.</translation>
    </message>
    <message>
        <source>The lexicon&apos;s file was replaced by another one.</source>
        <translation>Die Datei des Lexikons wurde durch eine andere ersetzt.</translation>
    </message>
    <message>
        <source>The light changes in “{0}”.</source>
        <translation>In „{0}“ ändert sich das Licht.</translation>
    </message>
    <message>
        <source>The list of revocations was refused.</source>
        <translation>Die Liste der Widerrufe wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used.</source>
        <translation>Das Modell {0} ist nicht zu benutzen.</translation>
    </message>
    <message>
        <source>The motion of this sign is not measured yet.</source>
        <translation>Die Bewegung dieser Gebärde ist noch nicht vermessen.</translation>
    </message>
    <message>
        <source>The movements were not learned.</source>
        <translation>Die Bewegungen wurden nicht gelernt.</translation>
    </message>
    <message>
        <source>The pack was not imported.</source>
        <translation>Das Paket wurde nicht importiert.</translation>
    </message>
    <message>
        <source>The pack was not made.</source>
        <translation>Das Paket wurde nicht gemacht.</translation>
    </message>
    <message>
        <source>The pack was not signed.</source>
        <translation>Das Paket wurde nicht signiert.</translation>
    </message>
    <message>
        <source>The person does not agree any more to being learned, shown and published.</source>
        <translation>Die Person willigt nicht mehr ein, gelernt, gezeigt und veröffentlicht zu werden.</translation>
    </message>
    <message>
        <source>The person is not in this lexicon any more.</source>
        <translation>Die Person ist nicht mehr in diesem Lexikon.</translation>
    </message>
    <message>
        <source>The picture is too small to see fingers: {0} × {1} pixels.</source>
        <translation>Das Bild ist zu klein, um Finger zu sehen: {0} × {1} Pixel.</translation>
    </message>
    <message>
        <source>The pictures in {0} are of a kind that Kinelex does not know.</source>
        <translation>Die Bilder in {0} sind von einer Art, die Kinelex nicht kennt.</translation>
    </message>
    <message>
        <source>The pictures in {0} are {1} × {2} pixels, more than 8K.</source>
        <translation>Die Bilder in {0} haben {1} × {2} Pixel, mehr als 8K.</translation>
    </message>
    <message>
        <source>The pictures of the signer cannot be used again.</source>
        <translation>Die Bilder der Person lassen sich nicht noch einmal benutzen.</translation>
    </message>
    <message>
        <source>The process that encodes the video ended unexpectedly.</source>
        <translation>Der Prozess, der das Video kodiert, endete unerwartet.</translation>
    </message>
    <message>
        <source>The process that records does not run.</source>
        <translation>Der Prozess, der aufnimmt, läuft nicht.</translation>
    </message>
    <message>
        <source>The process that records ended before the first picture.</source>
        <translation>Der Prozess, der aufnimmt, endete vor dem ersten Bild.</translation>
    </message>
    <message>
        <source>The prompt was not found.</source>
        <translation>Die Vorgabe wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The rate {0} or the fluency {1} is out of range.</source>
        <translation>Das Tempo {0} oder die Flüssigkeit {1} liegt außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>The recording session was not found.</source>
        <translation>Die Aufnahmesitzung wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The recording was ended early.</source>
        <translation>Die Aufnahme endete zu früh.</translation>
    </message>
    <message>
        <source>The recording was ended early; what was recorded up to then is kept.</source>
        <translation>Die Aufnahme endete zu früh; was bis dahin aufgenommen wurde, ist behalten.</translation>
    </message>
    <message>
        <source>The recording was not finished.</source>
        <translation>Die Aufnahme wurde nicht fertig.</translation>
    </message>
    <message>
        <source>The recording “{0}” cannot be opened.</source>
        <translation>Die Aufnahme „{0}“ lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The recordings have {0} pictures in all; at least {1} are needed.</source>
        <translation>Die Aufnahmen haben zusammen {0} Bilder; mindestens {1} werden gebraucht.</translation>
    </message>
    <message>
        <source>The render was not found.</source>
        <translation>Das Video wurde im Verzeichnis nicht gefunden.</translation>
    </message>
    <message>
        <source>The repair was not saved.</source>
        <translation>Die Korrektur wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The report was not saved.</source>
        <translation>Der Bericht wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The report was not written.</source>
        <translation>Der Bericht wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The review was not changed.</source>
        <translation>Die Prüfung wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The review was not saved.</source>
        <translation>Die Prüfung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The role was not changed.</source>
        <translation>Die Rolle wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The sample lexicon was not made.</source>
        <translation>Das Beispiellexikon wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The session was not made.</source>
        <translation>Die Sitzung wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>The session was not renamed.</source>
        <translation>Die Sitzung wurde nicht umbenannt.</translation>
    </message>
    <message>
        <source>The sign is not in this lexicon any more.</source>
        <translation>Die Gebärde ist nicht mehr in diesem Lexikon.</translation>
    </message>
    <message>
        <source>The sign was not found.</source>
        <translation>Die Gebärde wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The sign was there already.</source>
        <translation>Die Gebärde war schon da.</translation>
    </message>
    <message>
        <source>The signer agrees no more.</source>
        <translation>Die Person willigt nicht mehr ein.</translation>
    </message>
    <message>
        <source>The signer was not found.</source>
        <translation>Die Person wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The signer&apos;s face is hidden, and with it what the face says. Whoever knows the person may still recognise hands, body and movement; other people in the picture are not hidden.</source>
        <translation>Das Gesicht der Person ist verborgen, und damit, was es sagt. Wer die Person kennt, erkennt vielleicht noch Hände, Körper und Bewegung; andere Personen im Bild sind nicht verborgen.</translation>
    </message>
    <message>
        <source>The signs in this video were not measured.</source>
        <translation>Die Gebärden in diesem Video wurden nicht vermessen.</translation>
    </message>
    <message>
        <source>The signs were not related.</source>
        <translation>Die Gebärden wurden nicht verbunden.</translation>
    </message>
    <message>
        <source>The skeleton of the body is not that of SMPL-X.</source>
        <translation>Das Skelett des Körpers ist nicht das von SMPL-X.</translation>
    </message>
    <message>
        <source>The skin of the body is not fully bound to its joints.</source>
        <translation>Die Haut des Körpers ist nicht ganz an seine Gelenke gebunden.</translation>
    </message>
    <message>
        <source>The smplx package is not installed.</source>
        <translation>Das Paket smplx ist nicht installiert.</translation>
    </message>
    <message>
        <source>The status was not changed.</source>
        <translation>Der Status wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The system does not let Kinelex use “{0}”.</source>
        <translation>Das System lässt Kinelex „{0}“ nicht benutzen.</translation>
    </message>
    <message>
        <source>The system ended the worker process, perhaps because memory ran out.</source>
        <translation>Das System beendete den Arbeitsprozess, vielleicht weil der Arbeitsspeicher ausging.</translation>
    </message>
    <message>
        <source>The system says: {0}.</source>
        <translation>Das System sagt: {0}.</translation>
    </message>
    <message>
        <source>The table has no column “{0}”.</source>
        <translation>Die Tabelle hat keine Spalte „{0}“.</translation>
    </message>
    <message>
        <source>The take came as motion.</source>
        <translation>Der Take kam als Bewegung.</translation>
    </message>
    <message>
        <source>The take has no motion as it is cut now.</source>
        <translation>Der Take hat, wie er jetzt geschnitten ist, keine Bewegung.</translation>
    </message>
    <message>
        <source>The take or its repairs were changed elsewhere meanwhile.</source>
        <translation>Der Take oder seine Korrekturen wurden inzwischen anderswo geändert.</translation>
    </message>
    <message>
        <source>The take was cut anew while they were made.</source>
        <translation>Der Take wurde neu geschnitten, während sie gemacht wurden.</translation>
    </message>
    <message>
        <source>The take was not chosen.</source>
        <translation>Der Take wurde nicht gewählt.</translation>
    </message>
    <message>
        <source>The take was not cut.</source>
        <translation>Der Take wurde nicht geschnitten.</translation>
    </message>
    <message>
        <source>The take was not found.</source>
        <translation>Der Take wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The take was not rendered.</source>
        <translation>Der Take wurde nicht gerendert.</translation>
    </message>
    <message>
        <source>The take was not restored.</source>
        <translation>Der Take wurde nicht herausgeholt.</translation>
    </message>
    <message>
        <source>The take was not trimmed.</source>
        <translation>Der Take wurde nicht gekürzt.</translation>
    </message>
    <message>
        <source>The tier {0} of {1} has no glosses.</source>
        <translation>Die Ebene {0} von {1} hat keine Glossen.</translation>
    </message>
    <message>
        <source>The track cannot be read.</source>
        <translation>Die Spur lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The track cannot be stored.</source>
        <translation>Die Spur lässt sich nicht speichern.</translation>
    </message>
    <message>
        <source>The track was not found.</source>
        <translation>Die Spur wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The track was not saved.</source>
        <translation>Die Spur wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The tracks were not saved.</source>
        <translation>Die Spuren wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The transition was not changed.</source>
        <translation>Der Übergang wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The transition was not found.</source>
        <translation>Der Übergang wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The transition {0} → {1} has changed meanwhile.</source>
        <translation>Der Übergang {0} → {1} hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>The trash was not emptied.</source>
        <translation>Der Papierkorb wurde nicht geleert.</translation>
    </message>
    <message>
        <source>The utterance has no transition number {0}.</source>
        <translation>Die Äußerung hat keinen Übergang Nummer {0}.</translation>
    </message>
    <message>
        <source>The utterance is empty.</source>
        <translation>Die Äußerung ist leer.</translation>
    </message>
    <message>
        <source>The utterance was not assembled.</source>
        <translation>Die Äußerung wurde nicht zusammengefügt.</translation>
    </message>
    <message>
        <source>The utterance was not composed.</source>
        <translation>Die Äußerung wurde nicht komponiert.</translation>
    </message>
    <message>
        <source>The utterance was not found.</source>
        <translation>Die Äußerung wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The utterance was not saved.</source>
        <translation>Die Äußerung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The verdict was not saved.</source>
        <translation>Das Urteil wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The video could not be opened.</source>
        <translation>Das Video ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The video was not approved.</source>
        <translation>Das Video wurde nicht freigegeben.</translation>
    </message>
    <message>
        <source>The video was not rendered.</source>
        <translation>Das Video wurde nicht gerendert.</translation>
    </message>
    <message>
        <source>The video was not saved.</source>
        <translation>Das Video wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The vocabulary was not found.</source>
        <translation>Das Vokabular wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The vocabulary was not saved.</source>
        <translation>Das Vokabular wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The vocabulary “{0}” has no such term.</source>
        <translation>Das Vokabular „{0}“ hat keinen solchen Begriff.</translation>
    </message>
    <message>
        <source>The work was not finished.</source>
        <translation>Die Arbeit wurde nicht fertig.</translation>
    </message>
    <message>
        <source>The worker process did not stop by itself.</source>
        <translation>Der Arbeitsprozess hielt nicht von selbst an.</translation>
    </message>
    <message>
        <source>The worker process ended by itself with status {0}.</source>
        <translation>Der Arbeitsprozess endete von selbst mit Status {0}.</translation>
    </message>
    <message>
        <source>The worker process was ended by signal {0}.</source>
        <translation>Der Arbeitsprozess wurde durch Signal {0} beendet.</translation>
    </message>
    <message>
        <source>The {0} track of {1} is damaged; extract it again.</source>
        <translation>Die Spur {0} von {1} ist beschädigt; vermessen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The {0} was not taken.</source>
        <translation>{0} wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Their files end in nothing that a pack may hold.</source>
        <translation>Die Dateien enden auf nichts, was ein Paket enthalten darf.</translation>
    </message>
    <message>
        <source>Their files never came here; the takes came in a pack.</source>
        <translation>Die Dateien kamen nie hierher; die Takes kamen in einem Paket.</translation>
    </message>
    <message>
        <source>There are no pictures of the signer to learn from.</source>
        <translation>Es gibt keine Bilder der Person, aus denen zu lernen wäre.</translation>
    </message>
    <message>
        <source>There are no such signs.</source>
        <translation>Es gibt keine solchen Gebärden.</translation>
    </message>
    <message>
        <source>There are two of one language.</source>
        <translation>Es gibt zwei in einer Sprache.</translation>
    </message>
    <message>
        <source>There is already a file {0}.</source>
        <translation>Es gibt schon eine Datei {0}.</translation>
    </message>
    <message>
        <source>There is already a session “{0}”.</source>
        <translation>Es gibt schon eine Sitzung „{0}“.</translation>
    </message>
    <message>
        <source>There is already a sign with this ID-gloss.</source>
        <translation>Es gibt schon eine Gebärde mit dieser ID-Glosse.</translation>
    </message>
    <message>
        <source>There is already a signer with this name.</source>
        <translation>Es gibt schon eine Person mit diesem Namen.</translation>
    </message>
    <message>
        <source>There is already an utterance with this name.</source>
        <translation>Es gibt schon eine Äußerung mit diesem Namen.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no fitted recording.</source>
        <translation>Es gibt keine angepasste Aufnahme.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no identity “{0}”.</source>
        <translation>Es gibt keine Identität „{0}“.</translation>
    </message>
    <message>
        <source>There is no preset “{0}”.</source>
        <translation>Es gibt keine Voreinstellung „{0}“.</translation>
    </message>
    <message>
        <source>There is no recording in {0}.</source>
        <translation>In {0} ist keine Aufnahme.</translation>
    </message>
    <message>
        <source>There is no step left.</source>
        <translation>Es ist kein Schritt mehr übrig.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>There is no such identity.</source>
        <translation>Es gibt keine solche Identität.</translation>
    </message>
    <message>
        <source>There is no such import, or it was undone already.</source>
        <translation>Es gibt keinen solchen Import, oder er wurde schon zurückgenommen.</translation>
    </message>
    <message>
        <source>There is no such step, or it can be undone no more.</source>
        <translation>Es gibt keinen solchen Schritt, oder er lässt sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <source>There is no vote and no comment.</source>
        <translation>Es gibt keine Stimme und keinen Kommentar.</translation>
    </message>
    <message>
        <source>There is none that is called “{0}”.</source>
        <translation>Es gibt keines, das „{0}“ heißt.</translation>
    </message>
    <message>
        <source>There is nothing to ask for.</source>
        <translation>Es gibt nichts, wonach zu fragen wäre.</translation>
    </message>
    <message>
        <source>There is one already, and packs that were signed with it belong to it.</source>
        <translation>Es gibt schon einen, und Pakete, die damit signiert sind, gehören dazu.</translation>
    </message>
    <message>
        <source>They are one and the same.</source>
        <translation>Es ist ein und dasselbe.</translation>
    </message>
    <message>
        <source>They were cut out with another body file.</source>
        <translation>Sie wurden mit einer anderen Körperdatei ausgeschnitten.</translation>
    </message>
    <message>
        <source>They were not chosen.</source>
        <translation>Sie wurden nicht gewählt.</translation>
    </message>
    <message>
        <source>This computer has no such device that PyTorch can use.</source>
        <translation>Dieser Rechner hat kein solches Gerät, das PyTorch benutzen kann.</translation>
    </message>
    <message>
        <source>This was not done.</source>
        <translation>Das wurde nicht getan.</translation>
    </message>
    <message>
        <source>To begin anew, move {0} to a safe place first.</source>
        <translation>Um neu zu beginnen, legen Sie {0} zuerst an einen sicheren Ort.</translation>
    </message>
    <message>
        <source>Track the sign first.</source>
        <translation>Vermessen Sie zuerst die Gebärde.</translation>
    </message>
    <message>
        <source>Train again: only takes of those who agree are used.</source>
        <translation>Trainieren Sie neu: Nur Takes derer, die einwilligen, werden benutzt.</translation>
    </message>
    <message>
        <source>Train again: train-motion --corpus DIR.</source>
        <translation>Trainieren Sie neu: train-motion --corpus DIR.</translation>
    </message>
    <message>
        <source>Training stopped.</source>
        <translation>Das Training hielt an.</translation>
    </message>
    <message>
        <source>Training was not resumed.</source>
        <translation>Das Training wurde nicht fortgesetzt.</translation>
    </message>
    <message>
        <source>Travels as “{0}”: no consent to publishing.</source>
        <translation>Geht als „{0}“ mit: keine Einwilligung in die Veröffentlichung.</translation>
    </message>
    <message>
        <source>Trim it less, to at least {0} seconds and {1} frames, or record the sign again.</source>
        <translation>Kürzen Sie weniger, auf mindestens {0} Sekunden und {1} Bilder, oder nehmen Sie die Gebärde neu auf.</translation>
    </message>
    <message>
        <source>Two of its terms are the same.</source>
        <translation>Zwei der Begriffe sind gleich.</translation>
    </message>
    <message>
        <source>Type at least one character.</source>
        <translation>Tippen Sie mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>Type it again on one line.</source>
        <translation>Tippen Sie es noch einmal in eine Zeile.</translation>
    </message>
    <message>
        <source>Type one gloss to a line.</source>
        <translation>Tippen Sie eine Glosse pro Zeile.</translation>
    </message>
    <message>
        <source>Update Kinelex, or train again: train-motion.</source>
        <translation>Aktualisieren Sie Kinelex, oder trainieren Sie neu: train-motion.</translation>
    </message>
    <message>
        <source>Update Kinelex, then load it again.</source>
        <translation>Aktualisieren Sie Kinelex, dann laden Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>Update the program; nothing was changed.</source>
        <translation>Aktualisieren Sie das Programm; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Use another disk.</source>
        <translation>Nehmen Sie ein anderes Laufwerk.</translation>
    </message>
    <message>
        <source>Use the original recording instead of a reduced copy.</source>
        <translation>Nehmen Sie die ursprüngliche Aufnahme statt einer verkleinerten Kopie.</translation>
    </message>
    <message>
        <source>Use “{0}{1}”, or choose another name.</source>
        <translation>Nehmen Sie „{0}{1}“, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Wait a moment and try again; if it lasts, close the other program.</source>
        <translation>Warten Sie einen Moment und versuchen Sie es noch einmal; dauert es an, schließen Sie das andere Programm.</translation>
    </message>
    <message>
        <source>What it holds is larger than any model of this kind.</source>
        <translation>Was es enthält, ist größer als jedes Modell dieser Art.</translation>
    </message>
    <message>
        <source>What it says of itself is damaged, or is not from Kinelex.</source>
        <translation>Was es von sich sagt, ist beschädigt oder nicht von Kinelex.</translation>
    </message>
    <message>
        <source>What was begun had other recordings or another size.</source>
        <translation>Was begonnen war, hatte andere Aufnahmen oder eine andere Größe.</translation>
    </message>
    <message>
        <source>What was learned of movements is not in it; it can be learned again.</source>
        <translation>Was über Bewegungen gelernt wurde, ist nicht darin; es lässt sich wieder lernen.</translation>
    </message>
    <message>
        <source>Where the face is has not been measured.</source>
        <translation>Wo das Gesicht ist, wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Which tier is meant?</source>
        <translation>Welche Ebene ist gemeint?</translation>
    </message>
    <message>
        <source>Write fps, width, height and frames into it, or add the video instead.</source>
        <translation>Schreiben Sie fps, width, height und frames hinein, oder fügen Sie das Video hinzu.</translation>
    </message>
    <message>
        <source>You have no key yet.</source>
        <translation>Sie haben noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>You have worked on it since.</source>
        <translation>Sie haben seither daran gearbeitet.</translation>
    </message>
    <message>
        <source>You may not read {0}.</source>
        <translation>Sie dürfen {0} nicht lesen.</translation>
    </message>
    <message>
        <source>measuring signs</source>
        <translation>Gebärden werden vermessen</translation>
    </message>
    <message>
        <source>{0} cannot be read as a picture.</source>
        <translation>{0} lässt sich nicht als Bild lesen.</translation>
    </message>
    <message>
        <source>{0} cannot be read as text.</source>
        <translation>{0} lässt sich nicht als Text lesen.</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} changed the same field meanwhile.</source>
        <translation>{0} hat dasselbe Feld inzwischen geändert.</translation>
    </message>
    <message>
        <source>{0} does not agree any more.</source>
        <translation>{0} willigt nicht mehr ein.</translation>
    </message>
    <message>
        <source>{0} does not end in {1}.</source>
        <translation>{0} endet nicht auf {1}.</translation>
    </message>
    <message>
        <source>{0} does not fit the other arrays in length.</source>
        <translation>{0} passt in der Länge nicht zu den anderen Feldern.</translation>
    </message>
    <message>
        <source>{0} ends in neither .csv nor .json.</source>
        <translation>{0} endet weder auf .csv noch auf .json.</translation>
    </message>
    <message>
        <source>{0} has no motion yet.</source>
        <translation>{0} hat noch keine Bewegung.</translation>
    </message>
    <message>
        <source>{0} has no pictures, only sound.</source>
        <translation>{0} hat keine Bilder, nur Ton.</translation>
    </message>
    <message>
        <source>{0} has no sign number {1} any more.</source>
        <translation>{0} hat keine Gebärde Nummer {1} mehr.</translation>
    </message>
    <message>
        <source>{0} has no take any more; its signer may have withdrawn.</source>
        <translation>{0} hat keinen Take mehr; vielleicht hat die Person zurückgezogen.</translation>
    </message>
    <message>
        <source>{0} has no tier {1}.</source>
        <translation>{0} hat keine Ebene {1}.</translation>
    </message>
    <message>
        <source>{0} has not agreed to be enrolled, or not any more.</source>
        <translation>{0} hat nicht oder nicht mehr eingewilligt, erfasst zu werden.</translation>
    </message>
    <message>
        <source>{0} has not agreed to be recorded, or not any more.</source>
        <translation>{0} hat nicht oder nicht mehr eingewilligt, aufgenommen zu werden.</translation>
    </message>
    <message>
        <source>{0} has not agreed to be rendered, or not any more.</source>
        <translation>{0} hat nicht oder nicht mehr eingewilligt, gerendert zu werden.</translation>
    </message>
    <message>
        <source>{0} has not agreed to being learned and rendered, or not any more.</source>
        <translation>{0} hat nicht oder nicht mehr eingewilligt, gelernt und gerendert zu werden.</translation>
    </message>
    <message>
        <source>{0} has not agreed to publishing, and a face cannot go by a pseudonym.</source>
        <translation>{0} hat nicht in die Veröffentlichung eingewilligt, und ein Gesicht kann kein Pseudonym tragen.</translation>
    </message>
    <message>
        <source>{0} has not agreed to sharing, or not any more.</source>
        <translation>{0} hat nicht oder nicht mehr in die Weitergabe eingewilligt.</translation>
    </message>
    <message>
        <source>{0} has not agreed to sharing.</source>
        <translation>{0} hat nicht in die Weitergabe eingewilligt.</translation>
    </message>
    <message>
        <source>{0} has not agreed to sharing: keep the file to yourself.</source>
        <translation>{0} hat nicht in die Weitergabe eingewilligt: Behalten Sie die Datei für sich.</translation>
    </message>
    <message>
        <source>{0} has not agreed to “{1}”, or not any more.</source>
        <translation>{0} hat nicht oder nicht mehr in „{1}“ eingewilligt.</translation>
    </message>
    <message>
        <source>{0} has not approved it, or not any more.</source>
        <translation>{0} hat es nicht oder nicht mehr freigegeben.</translation>
    </message>
    <message>
        <source>{0} has shape {1}, not {2}.</source>
        <translation>{0} hat die Form {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} has withdrawn the consent to sharing.</source>
        <translation>{0} hat die Einwilligung in die Weitergabe zurückgezogen.</translation>
    </message>
    <message>
        <source>{0} has withdrawn the consent, or it has expired.</source>
        <translation>{0} hat die Einwilligung zurückgezogen, oder sie ist abgelaufen.</translation>
    </message>
    <message>
        <source>{0} holds Python objects, which could run any program.</source>
        <translation>{0} enthält Python-Objekte, die jedes Programm ausführen könnten.</translation>
    </message>
    <message>
        <source>{0} holds no annotation file (.eaf).</source>
        <translation>{0} enthält keine Annotationsdatei (.eaf).</translation>
    </message>
    <message>
        <source>{0} holds {1}, which is not the kind of values expected.</source>
        <translation>{0} enthält {1}, was nicht die erwartete Art von Werten ist.</translation>
    </message>
    <message>
        <source>{0} in {1} was made by another program.</source>
        <translation>{0} in {1} wurde von einem anderen Programm gemacht.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{0} is compressed in a way that is not allowed.</source>
        <translation>{0} ist auf eine Weise komprimiert, die nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>{0} is cut off: about {1} frames are missing at its end. Copy it again from the camera if you have it whole.</source>
        <translation>{0} ist abgeschnitten: Am Ende fehlen etwa {1} Bilder. Kopieren Sie es noch einmal von der Kamera, wenn es dort ganz ist.</translation>
    </message>
    <message>
        <source>{0} is cut off: its index, which stands at the end, is missing.</source>
        <translation>{0} ist abgeschnitten: Das Verzeichnis, das am Ende steht, fehlt.</translation>
    </message>
    <message>
        <source>{0} is damaged or was made by a newer Kinelex.</source>
        <translation>{0} ist beschädigt oder wurde mit einem neueren Kinelex gemacht.</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is damaged; it was kept as it is.</source>
        <translation>{0} ist beschädigt; es blieb, wie es war.</translation>
    </message>
    <message>
        <source>{0} is empty or too long.</source>
        <translation>{0} ist leer oder zu lang.</translation>
    </message>
    <message>
        <source>{0} is empty: it holds 0 bytes.</source>
        <translation>{0} ist leer: Es enthält 0 Bytes.</translation>
    </message>
    <message>
        <source>{0} is marked as not to be generated.</source>
        <translation>{0} ist als nie zu erzeugen markiert.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>{0} is no admin in this lexicon.</source>
        <translation>{0} ist kein Admin dieses Lexikons.</translation>
    </message>
    <message>
        <source>{0} is no array.</source>
        <translation>{0} ist kein Feld.</translation>
    </message>
    <message>
        <source>{0} is no delegate.</source>
        <translation>{0} ist keine Vertretung.</translation>
    </message>
    <message>
        <source>{0} is no folder that can be opened.</source>
        <translation>{0} ist kein Ordner, der sich öffnen lässt.</translation>
    </message>
    <message>
        <source>{0} is no {1} in this lexicon.</source>
        <translation>{0} ist kein {1} in diesem Lexikon.</translation>
    </message>
    <message>
        <source>{0} is not a backup of a lexicon, or it is damaged.</source>
        <translation>{0} ist keine Sicherung eines Lexikons, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is not a video, or it is damaged.</source>
        <translation>{0} ist kein Video, oder es ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is not as long as it says.</source>
        <translation>{0} ist nicht so lang, wie es sagt.</translation>
    </message>
    <message>
        <source>{0} is not between 1 and 5.</source>
        <translation>{0} liegt nicht zwischen 1 und 5.</translation>
    </message>
    <message>
        <source>{0} is not there.</source>
        <translation>{0} ist nicht da.</translation>
    </message>
    <message>
        <source>{0} may not approve what shows {1}.</source>
        <translation>{0} darf nicht freigeben, was {1} zeigt.</translation>
    </message>
    <message>
        <source>{0} may not be read or changed.</source>
        <translation>{0} darf nicht gelesen oder geändert werden.</translation>
    </message>
    <message>
        <source>{0} moved it to the trash meanwhile.</source>
        <translation>{0} hat es inzwischen in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>{0} of its frames are gaps that are still to be filled.</source>
        <translation>{0} der Bilder sind Lücken, die noch zu füllen sind.</translation>
    </message>
    <message>
        <source>{0} of {1} lines do not say who signs.</source>
        <translation>{0} von {1} Zeilen sagen nicht, wer gebärdet.</translation>
    </message>
    <message>
        <source>{0} or its card is damaged or missing.</source>
        <translation>{0} oder die Karte dazu ist beschädigt oder fehlt.</translation>
    </message>
    <message>
        <source>{0} seconds are too short or too long.</source>
        <translation>{0} Sekunden sind zu kurz oder zu lang.</translation>
    </message>
    <message>
        <source>{0} stands in lines {1}: it is asked for each time.</source>
        <translation>{0} steht in den Zeilen {1}: Es wird jedes Mal danach gefragt.</translation>
    </message>
    <message>
        <source>{0} takes may not be learned from.</source>
        <translation>Aus {0} Takes darf nicht gelernt werden.</translation>
    </message>
    <message>
        <source>{0} was already here for another sign; its video is kept once.</source>
        <translation>{0} war schon für eine andere Gebärde hier; das Video wird einmal behalten.</translation>
    </message>
    <message>
        <source>{0} was already here, as a take of {1}.</source>
        <translation>{0} war schon hier, als Take von {1}.</translation>
    </message>
    <message>
        <source>{0} was left out: it has no annotations on such a tier.</source>
        <translation>{0} wurde ausgelassen: Es hat keine Annotationen auf einer solchen Ebene.</translation>
    </message>
    <message>
        <source>{0} was left out: its recording was not found.</source>
        <translation>{0} wurde ausgelassen: Die Aufnahme wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>{0} was left out: {1} has not agreed.</source>
        <translation>{0} wurde ausgelassen: {1} hat nicht eingewilligt.</translation>
    </message>
    <message>
        <source>{0} was made again since.</source>
        <translation>{0} wurde seither neu gemacht.</translation>
    </message>
    <message>
        <source>{0} was made by a newer Kinelex.</source>
        <translation>{0} wurde mit einem neueren Kinelex gemacht.</translation>
    </message>
    <message>
        <source>{0} was made by a newer version of Kinelex.</source>
        <translation>{0} wurde mit einer neueren Version von Kinelex gemacht.</translation>
    </message>
    <message>
        <source>{0} was made with another body file.</source>
        <translation>{0} wurde mit einer anderen Körperdatei gemacht.</translation>
    </message>
    <message>
        <source>{0} was not added.</source>
        <translation>{0} wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>{0} was not changed.</source>
        <translation>{0} wurde nicht geändert.</translation>
    </message>
    <message>
        <source>{0} was not continued.</source>
        <translation>{0} wurde nicht fortgesetzt.</translation>
    </message>
    <message>
        <source>{0} was not deleted.</source>
        <translation>{0} wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>{0} was not exported.</source>
        <translation>{0} wurde nicht exportiert.</translation>
    </message>
    <message>
        <source>{0} was not filled.</source>
        <translation>{0} wurde nicht gefüllt.</translation>
    </message>
    <message>
        <source>{0} was not found.</source>
        <translation>{0} wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>{0} was not opened.</source>
        <translation>{0} wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>{0} was not read.</source>
        <translation>{0} wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>{0} was not saved.</source>
        <translation>{0} wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>{0} was not written.</source>
        <translation>{0} wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>{0} was refused.</source>
        <translation>{0} wurde abgelehnt.</translation>
    </message>
    <message>
        <source>{0} {1}; restore it from a backup.</source>
        <translation>{0} {1}; holen Sie es aus einer Sicherung.</translation>
    </message>
    <message>
        <source>{0}: annotation {1} has no time.</source>
        <translation>{0}: Annotation {1} hat keine Zeit.</translation>
    </message>
    <message>
        <source>{0}“{1}” is neither a video nor a sign with a take.</source>
        <translation>{0}„{1}“ ist weder ein Video noch eine Gebärde mit einem Take.</translation>
    </message>
    <message>
        <source>“{0}” has learned the signer already, and has a plain look as well.</source>
        <translation>„{0}“ hat die Person schon gelernt und hat auch ein einfaches Aussehen.</translation>
    </message>
    <message>
        <source>“{0}” is no field for the column “{1}”.</source>
        <translation>„{0}“ ist kein Feld für die Spalte „{1}“.</translation>
    </message>
    <message>
        <source>“{0}” is no free name.</source>
        <translation>„{0}“ ist kein freier Name.</translation>
    </message>
    <message>
        <source>“{0}” is no status.</source>
        <translation>„{0}“ ist kein Status.</translation>
    </message>
    <message>
        <source>“{0}” is no version.</source>
        <translation>„{0}“ ist keine Version.</translation>
    </message>
    <message>
        <source>“{0}” is not a language code of ISO 639-3.</source>
        <translation>„{0}“ ist kein Sprachcode nach ISO 639-3.</translation>
    </message>
    <message>
        <source>“{0}” is there, and nothing comes from it; perhaps another program is using it.</source>
        <translation>„{0}“ ist da, und nichts kommt davon; vielleicht benutzt es ein anderes Programm.</translation>
    </message>
    <message>
        <source>“{0}” was not added.</source>
        <translation>„{0}“ wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>“{0}” was not saved.</source>
        <translation>„{0}“ wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>“{0}” was unplugged or switched off.</source>
        <translation>„{0}“ wurde ausgesteckt oder ausgeschaltet.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The lexicon is backed up in {file}.</source>
        <extracomment>A lexicon is being opened. The `Workspace` of the lexicon that was opened. The `KnownError` why a lexicon was not opened.</extracomment>
        <translation>Das Lexikon ist in {file} gesichert.</translation>
    </message>
</context>
<context>
    <name>SessionDialog</name>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Leading hand</source>
        <translation>Führende Hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Rechte Hand</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>This person agrees to be recorded</source>
        <translation>Diese Person willigt ein, aufgenommen zu werden</translation>
    </message>
    <message>
        <source>One gloss to a line</source>
        <translation>Eine Glosse pro Zeile</translation>
    </message>
    <message>
        <source>No table is chosen yet</source>
        <translation>Noch keine Tabelle gewählt</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>Tabelle wählen…</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n Vorgabe</numerusform>
            <numerusform>%n Vorgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Gebärden</translation>
    </message>
    <message>
        <source>Table of prompts</source>
        <translation>Tabelle mit Vorgaben</translation>
    </message>
    <message>
        <source>CSV with the columns {columns}; only gloss is needed.</source>
        <translation>CSV mit den Spalten {columns}; nur gloss ist nötig.</translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) without a take are asked for.</source>
        <translation>
            <numerusform>Nach %n Gebärde ohne Take wird gefragt.</numerusform>
            <numerusform>Nach %n Gebärden ohne Take wird gefragt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Give the session a name.</source>
        <translation>Geben Sie der Sitzung einen Namen.</translation>
    </message>
    <message>
        <source>Say who signs.</source>
        <translation>Sagen Sie, wer gebärdet.</translation>
    </message>
    <message>
        <source>Nobody is recorded who has not agreed to it: ask, then tick the box.</source>
        <translation>Niemand wird aufgenommen, der nicht eingewilligt hat: Fragen Sie, dann setzen Sie den Haken.</translation>
    </message>
    <message>
        <source>Say which signs are asked for.</source>
        <translation>Sagen Sie, nach welchen Gebärden gefragt wird.</translation>
    </message>
</context>
<context>
    <name>SessionKeeping</name>
    <message>
        <source>The session {name} was removed; its takes stay.</source>
        <translation>Die Sitzung {name} wurde entfernt; ihre Takes bleiben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SessionMaking</name>
    <message>
        <source>Every sign of the lexicon has a take.</source>
        <extracomment>`SessionId` of the session that was made.</extracomment>
        <translation>Jede Gebärde des Lexikons hat einen Take.</translation>
    </message>
</context>
<context>
    <name>SessionNameDialog</name>
    <message>
        <source>Rename the session</source>
        <translation>Sitzung umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name of the session</source>
        <translation>Name der Sitzung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SessionRow</name>
    <message>
        <source>Continue {name}, {signer}, {done} of {count}</source>
        <translation>{name} fortsetzen, {signer}, {done} von {count}</translation>
    </message>
</context>
<context>
    <name>SessionsView</name>
    <message>
        <source>From a table</source>
        <extracomment>`SessionId` of the session to continue. `SessionInfo` of the session that gets another name, or is removed. `PromptSource` of the session to make.</extracomment>
        <translation>Aus einer Tabelle</translation>
    </message>
    <message>
        <source>Glosses, pictures and examples from a CSV file.</source>
        <translation>Glossen, Bilder und Beispiele aus einer CSV-Datei.</translation>
    </message>
    <message>
        <source>Type glosses</source>
        <translation>Glossen tippen</translation>
    </message>
    <message>
        <source>A few signs, named here and now.</source>
        <translation>Ein paar Gebärden, hier und jetzt genannt.</translation>
    </message>
    <message>
        <source>Signs without a take</source>
        <translation>Gebärden ohne Take</translation>
    </message>
    <message>
        <source>Whatever the lexicon names and nobody has signed yet.</source>
        <translation>Was das Lexikon nennt und noch niemand gebärdet hat.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Record signs</source>
        <translation>Gebärden aufnehmen</translation>
    </message>
    <message>
        <source>A session asks one signer for one sign after the other. Hands, keys or a pedal start and stop; each take is safe at once.</source>
        <translation>Eine Sitzung fragt eine Person nach einer Gebärde nach der anderen. Hände, Tasten oder ein Pedal starten und stoppen; jeder Take ist sofort sicher.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to: {value}</source>
        <translation>Zurück auf: {value}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Body</source>
        <translation>Körper</translation>
    </message>
    <message>
        <source>Your own SMPL-X file (.npz) instead of the one that ships.</source>
        <translation>Ihre eigene SMPL-X-Datei (.npz) statt der mitgelieferten.</translation>
    </message>
    <message>
        <source>SMPL-X bodies</source>
        <translation>SMPL-X-Körper</translation>
    </message>
    <message>
        <source>This body is used: {count} points.</source>
        <translation>Dieser Körper wird benutzt: {count} Punkte.</translation>
    </message>
    <message>
        <source>MediaPipe models</source>
        <translation>MediaPipe-Modelle</translation>
    </message>
    <message>
        <source>Model of the body</source>
        <translation>Modell des Körpers</translation>
    </message>
    <message>
        <source>Your own .task file; a heavy one finds raised arms better.</source>
        <translation>Ihre eigene .task-Datei; eine schwere findet erhobene Arme besser.</translation>
    </message>
    <message>
        <source>Model of hands</source>
        <translation>Modell der Hände</translation>
    </message>
    <message>
        <source>Your own .task file, for fingers that are found more often.</source>
        <translation>Ihre eigene .task-Datei, für Finger, die öfter gefunden werden.</translation>
    </message>
    <message>
        <source>Model of the face</source>
        <translation>Modell des Gesichts</translation>
    </message>
    <message>
        <source>Your own .task file with blendshapes, for mouth and brows.</source>
        <translation>Ihre eigene .task-Datei mit Blendshapes, für Mund und Brauen.</translation>
    </message>
    <message>
        <source>Look carefully</source>
        <translation>Sorgfältig ansehen</translation>
    </message>
    <message>
        <source>Every frame is looked at from several sides: fewer lost hands, four times as long.</source>
        <translation>Jedes Bild wird von mehreren Seiten angesehen: weniger verlorene Hände, viermal so lange.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Tracks from now on</source>
        <translation>Spuren von jetzt an</translation>
    </message>
    <message>
        <source>This model is used for tracks that are made from now on.</source>
        <translation>Dieses Modell gilt für Spuren, die von jetzt an gemacht werden.</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Work at the same time</source>
        <translation>Gleichzeitig arbeiten</translation>
    </message>
    <message>
        <source>Processes for jobs. Each takes about 2 GB; counts from the next start.</source>
        <translation>Prozesse für Aufträge. Jeder braucht etwa 2 GB; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>By the computer</source>
        <translation>Nach dem Rechner</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Render on</source>
        <translation>Rendern auf</translation>
    </message>
    <message>
        <source>The best one that is there, or a certain one.</source>
        <translation>Das beste vorhandene, oder ein bestimmtes.</translation>
    </message>
    <message>
        <source>Looking for a graphics device…</source>
        <translation>Grafikgerät wird gesucht…</translation>
    </message>
    <message>
        <source>{device} renders.</source>
        <translation>{device} rendert.</translation>
    </message>
    <message>
        <source>The processor renders.</source>
        <translation>Der Prozessor rendert.</translation>
    </message>
    <message>
        <source>No graphics device was found: the processor renders.</source>
        <translation>Kein Grafikgerät gefunden: Der Prozessor rendert.</translation>
    </message>
    <message>
        <source>Hands start and stop</source>
        <translation>Hände starten und stoppen</translation>
    </message>
    <message>
        <source>Raised hands start a recording, hands at rest end it.</source>
        <translation>Erhobene Hände starten eine Aufnahme, ruhende beenden sie.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Countdown for raised hands</source>
        <translation>Countdown bei erhobenen Händen</translation>
    </message>
    <message>
        <source>None records the sign that the hands begin.</source>
        <translation>Ohne ihn wird die Gebärde aufgenommen, die die Hände beginnen.</translation>
    </message>
    <message>
        <source>Countdown for keys</source>
        <translation>Countdown bei Tasten</translation>
    </message>
    <message>
        <source>From the key, the pedal or the button to the recording.</source>
        <translation>Von Taste, Pedal oder Knopf bis zur Aufnahme.</translation>
    </message>
    <message>
        <source>Rest that ends a sign</source>
        <translation>Ruhe, die eine Gebärde beendet</translation>
    </message>
    <message>
        <source>Hands stay at rest this long before a sign is over.</source>
        <translation>So lange ruhen die Hände, bis eine Gebärde vorbei ist.</translation>
    </message>
    <message>
        <source>Hold to choose</source>
        <translation>Halten zum Wählen</translation>
    </message>
    <message>
        <source>A hand stays in a zone this long to keep or to repeat.</source>
        <translation>So lange bleibt eine Hand in einer Zone, um zu behalten oder zu wiederholen.</translation>
    </message>
    <message>
        <source>Any key is the pedal</source>
        <translation>Jede Taste ist das Pedal</translation>
    </message>
    <message>
        <source>Keys without another meaning do what comes next.</source>
        <translation>Tasten ohne andere Bedeutung tun, was als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Mirrored live picture</source>
        <translation>Gespiegeltes Live-Bild</translation>
    </message>
    <message>
        <source>As in a mirror; the recording never is.</source>
        <translation>Wie in einem Spiegel; die Aufnahme nie.</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Nimmt auf</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>die Voreinstellung</translation>
    </message>
    <message>
        <source>Hands count as raised</source>
        <translation>Hände gelten als erhoben</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>This far from where they rest, in shoulder widths.</source>
        <translation>So weit weg von der Ruhelage, in Schulterbreiten.</translation>
    </message>
    <message>
        <source>Key of the foot pedal</source>
        <translation>Taste des Fußpedals</translation>
    </message>
    <message>
        <source>Press the pedal here: it starts, stops and keeps.</source>
        <translation>Drücken Sie hier das Pedal: Es startet, stoppt und behält.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>This lexicon</source>
        <translation>Dieses Lexikon</translation>
    </message>
    <message>
        <source>Everything of it is in this folder; copy it as a whole.</source>
        <translation>Alles davon liegt in diesem Ordner; kopieren Sie ihn als Ganzes.</translation>
    </message>
    <message>
        <source>New lexicons</source>
        <translation>Neue Lexika</translation>
    </message>
    <message>
        <source>The folder that is offered first.</source>
        <translation>Der Ordner, der zuerst angeboten wird.</translation>
    </message>
    <message>
        <source>Settings and log</source>
        <translation>Einstellungen und Protokoll</translation>
    </message>
    <message>
        <source>Send the log along when you report a trouble.</source>
        <translation>Senden Sie das Protokoll mit, wenn Sie eine Störung melden.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>Kleine Bilder</translation>
    </message>
    <message>
        <source>They are made again when they are needed.</source>
        <translation>Sie werden neu gemacht, wenn sie gebraucht werden.</translation>
    </message>
    <message>
        <source>The small pictures are gone.</source>
        <translation>Die kleinen Bilder sind weg.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The one that ships</source>
        <translation>Der mitgelieferte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird angesehen…</translation>
    </message>
    <message>
        <source>Shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Every action has keys; choose others where these do not suit you.</source>
        <translation>Jede Aktion hat Tasten; wählen Sie andere, wo diese nicht passen.</translation>
    </message>
    <message>
        <source>the keys that ship</source>
        <translation>die mitgelieferten Tasten</translation>
    </message>
    <message>
        <source>%n changed</source>
        <translation>%n geändert</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Words of the window; the window is shown anew in it.</source>
        <translation>Wörter des Fensters; es wird darin neu gezeigt.</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Farben des Fensters.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Of words and everything else; counts from the next start.</source>
        <translation>Von Wörtern und allem anderen; gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Small pictures stay still; only what you start moves.</source>
        <translation>Kleine Bilder bleiben still; nur was Sie starten, bewegt sich.</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>Hautton</translation>
    </message>
    <message>
        <source>Of the figure in previews and of the mannequin.</source>
        <translation>Der Figur in Vorschauen und in Videos.</translation>
    </message>
    <message>
        <source>Tone 3</source>
        <translation>Ton 3</translation>
    </message>
    <message>
        <source>Mirrored previews</source>
        <translation>Gespiegelte Vorschauen</translation>
    </message>
    <message>
        <source>As in a mirror; what is stored and rendered never is.</source>
        <translation>Wie in einem Spiegel; Gespeichertes und Gerendertes nie.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Name of a person</source>
        <translation>Name einer Person</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Who may approve and publish signs here. Without roles everybody may.</source>
        <translation>Wer hier Gebärden freigeben und veröffentlichen darf. Ohne Rollen dürfen es alle.</translation>
    </message>
    <message>
        <source>Under which your changes, reviews and opinions are kept.</source>
        <translation>Unter diesem Namen stehen Ihre Änderungen, Prüfungen und Meinungen.</translation>
    </message>
    <message>
        <source>the name of your account</source>
        <translation>der Name Ihres Kontos</translation>
    </message>
    <message>
        <source>People of this lexicon</source>
        <translation>Menschen dieses Lexikons</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>Rolle von {name}</translation>
    </message>
    <message>
        <source>No role for {name}</source>
        <translation>Keine Rolle für {name}</translation>
    </message>
    <message>
        <source>Annotates</source>
        <translation>Annotiert</translation>
    </message>
    <message>
        <source>Curates</source>
        <translation>Kuratiert</translation>
    </message>
    <message>
        <source>Approves</source>
        <translation>Gibt frei</translation>
    </message>
    <message>
        <source>Publishes</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Manages</source>
        <translation>Verwaltet</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>No setting fits.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Tasten suchen</translation>
    </message>
    <message>
        <source>Choose an action</source>
        <translation>Wählen Sie eine Aktion</translation>
    </message>
    <message>
        <source>Use them here</source>
        <translation>Hier benutzen</translation>
    </message>
    <message>
        <source>Back to the first keys</source>
        <translation>Zurück zu den ersten Tasten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Press new keys</source>
        <translation>Neue Tasten drücken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{keys} does “{action}” ({place}) already.</source>
        <translation>{keys} tut schon „{action}“ ({place}).</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Take or repair</source>
        <translation>Take oder Korrektur</translation>
    </message>
</context>
<context>
    <name>SignHeader</name>
    <message>
        <source>Takes</source>
        <extracomment>`TakeId` of the take that is to be shown. The shown take is to stand for the sign. `TakeId` of the take that is to be seen beside the shown one; empty for none. Tracks are to be made again. The shown take is to be written for another program.</extracomment>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Landmarks over the video</source>
        <translation>Punkte über dem Video</translation>
    </message>
    <message>
        <source>Fitted body over the video</source>
        <translation>Angepasster Körper über dem Video</translation>
    </message>
    <message>
        <source>Compare with another take</source>
        <translation>Mit einem anderen Take vergleichen</translation>
    </message>
    <message>
        <source>Compare with the next take</source>
        <translation>Mit dem nächsten Take vergleichen</translation>
    </message>
    <message>
        <source>Fill the view with the video</source>
        <translation>Ansicht mit dem Video füllen</translation>
    </message>
    <message>
        <source>Export this take…</source>
        <translation>Diesen Take exportieren…</translation>
    </message>
    <message>
        <source>Use this take</source>
        <translation>Diesen Take nehmen</translation>
    </message>
    <message>
        <source>Extract again</source>
        <translation>Neu ermitteln</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>Take {number}</translation>
    </message>
    <message>
        <source>No other take</source>
        <translation>Kein anderer Take</translation>
    </message>
    <message>
        <source>recorded or added {date}</source>
        <translation>aufgenommen oder hinzugefügt {date}</translation>
    </message>
    <message>
        <source>This take stands for the sign; {added}</source>
        <translation>Dieser Take steht für die Gebärde; {added}</translation>
    </message>
</context>
<context>
    <name>SignModel</name>
    <message>
        <source>Sign</source>
        <translation>Gebärde</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Sign</source>
        <extracomment>What a finding is about, as a repair names it. The first picture comes before what takes some work.</extracomment>
        <translation>Gebärde</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>No sign is open</source>
        <translation>Keine Gebärde ist offen</translation>
    </message>
    <message>
        <source>Choose one in the lexicon: its video and its figure are shown here.</source>
        <translation>Wählen Sie eine im Lexikon: Ihr Video und ihre Figur erscheinen hier.</translation>
    </message>
    <message>
        <source>Go to the lexicon</source>
        <translation>Zum Lexikon</translation>
    </message>
</context>
<context>
    <name>SignPanel</name>
    <message>
        <source> s</source>
        <extracomment>Below all percentages: the fluency of the utterance. The `Manner` that was set, and the seconds that the end is held; None is not at all. The sign is to be opened.</extracomment>
        <translation> s</translation>
    </message>
    <message>
        <source>Speed of this sign</source>
        <translation>Tempo dieser Gebärde</translation>
    </message>
    <message>
        <source>Fluency of this sign</source>
        <translation>Flüssigkeit dieser Gebärde</translation>
    </message>
    <message>
        <source>As utterance</source>
        <translation>Wie die Äußerung</translation>
    </message>
    <message>
        <source>Begin later</source>
        <translation>Später beginnen</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>Früher enden</translation>
    </message>
    <message>
        <source>Hold its end</source>
        <translation>Ihr Ende halten</translation>
    </message>
    <message>
        <source>All as in the utterance</source>
        <translation>Alles wie in der Äußerung</translation>
    </message>
    <message>
        <source>Pause after {sign}</source>
        <translation>Pause nach {sign}</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Fluency</source>
        <translation>Flüssigkeit</translation>
    </message>
    <message>
        <source>Drag the ends of the sign on the timeline to trim it. Below 0 more shows.</source>
        <translation>Ziehen Sie die Enden der Gebärde auf der Zeitleiste, um sie zu schneiden. Unter 0 zeigt sich mehr.</translation>
    </message>
    <message>
        <source>Open this sign</source>
        <translation>Diese Gebärde öffnen</translation>
    </message>
</context>
<context>
    <name>SignTable</name>
    <message>
        <source>Signs of the pack</source>
        <extracomment>The `PackedSign` that is looked at, or None.</extracomment>
        <translation>Gebärden des Pakets</translation>
    </message>
</context>
<context>
    <name>SkinChoice</name>
    <message>
        <source>Skin tone {number} of {count}</source>
        <extracomment>The tone that was chosen, 1 (lightest) to 6.</extracomment>
        <translation>Hautton {number} von {count}</translation>
    </message>
</context>
<context>
    <name>SourceChoice</name>
    <message>
        <source>Takes of this lexicon</source>
        <extracomment>Something was chosen, or is known now.</extracomment>
        <translation>Takes dieses Lexikons</translation>
    </message>
    <message>
        <source>And continuous signing</source>
        <translation>Und fortlaufendes Gebärden</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>Lernen aus</translation>
    </message>
    <message>
        <source>No folder is chosen.</source>
        <translation>Kein Ordner gewählt.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Tier of glosses</source>
        <translation>Ebene der Glossen</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Der Ordner wird angesehen…</translation>
    </message>
    <message>
        <source>The one that looks like glosses</source>
        <translation>Die nach Glossen aussieht</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n Gebärde</numerusform>
            <numerusform>%n Gebärden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder of continuous signing</source>
        <translation>Ordner mit fortlaufendem Gebärden</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Glosses</source>
        <translation>Glossen</translation>
    </message>
    <message>
        <source>Videos, .pose or .npz files, each with an ELAN file of its glosses beside it.</source>
        <translation>Videos, .pose- oder .npz-Dateien, je mit einer ELAN-Datei ihrer Glossen daneben.</translation>
    </message>
</context>
<context>
    <name>SourceVideos</name>
    <message>
        <source>Recording of this sign</source>
        <translation>Aufnahme dieser Gebärde</translation>
    </message>
    <message>
        <source>Recording of the next sign</source>
        <translation>Aufnahme der nächsten Gebärde</translation>
    </message>
    <message>
        <source>Recordings beside the figure</source>
        <translation>Aufnahmen neben der Figur</translation>
    </message>
    <message>
        <source>No sign follows.</source>
        <translation>Keine Gebärde folgt.</translation>
    </message>
    <message>
        <source>{sign} came as motion, without a recording.</source>
        <translation>{sign} kam als Bewegung, ohne Aufnahme.</translation>
    </message>
</context>
<context>
    <name>StageView</name>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
    </message>
    <message>
        <source>The camera is being opened.</source>
        <translation>Die Kamera wird geöffnet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Use the practice camera</source>
        <translation>Übungskamera nehmen</translation>
    </message>
</context>
<context>
    <name>StandingLine</name>
    <message>
        <source>Approved by {name}: no draft.</source>
        <translation>Freigegeben von {name}: kein Entwurf.</translation>
    </message>
    <message>
        <source>A draft, and says so, until {signer} or a delegate has watched and approved it.</source>
        <translation>Ein Entwurf, und sagt es, bis {signer} oder eine Vertretung es angesehen und freigegeben hat.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{lexicon} is not where it was.</source>
        <translation>{lexicon} ist nicht, wo es war.</translation>
    </message>
    <message>
        <source>{folder} is gone, or its disk is not there.</source>
        <translation>{folder} ist weg, oder das Laufwerk ist nicht da.</translation>
    </message>
    <message>
        <source>Connect the disk, or open the lexicon from its new place.</source>
        <translation>Verbinden Sie das Laufwerk, oder öffnen Sie das Lexikon an seinem neuen Ort.</translation>
    </message>
</context>
<context>
    <name>StatusMenu</name>
    <message>
        <source>Set the status</source>
        <translation>Status setzen</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>choice of a take</source>
        <translation>Wahl eines Takes</translation>
    </message>
    <message>
        <source>new sign</source>
        <translation>neue Gebärde</translation>
    </message>
    <message>
        <source>new recording</source>
        <translation>neue Aufnahme</translation>
    </message>
    <message>
        <source>new recording session</source>
        <translation>neue Aufnahmesitzung</translation>
    </message>
    <message>
        <source>new signer</source>
        <translation>neue Person</translation>
    </message>
    <message>
        <source>new take</source>
        <translation>neuer Take</translation>
    </message>
    <message>
        <source>approval of a video</source>
        <translation>Freigabe eines Videos</translation>
    </message>
    <message>
        <source>change of a transition</source>
        <translation>Änderung eines Übergangs</translation>
    </message>
    <message>
        <source>comment on a sign</source>
        <translation>Kommentar zu einer Gebärde</translation>
    </message>
    <message>
        <source>comparison of transitions</source>
        <translation>Vergleich von Übergängen</translation>
    </message>
    <message>
        <source>new bounds of a take</source>
        <translation>neue Grenzen eines Takes</translation>
    </message>
    <message>
        <source>deletion of an identity</source>
        <translation>Löschen einer Identität</translation>
    </message>
    <message>
        <source>deletion of a recording session</source>
        <translation>Löschen einer Aufnahmesitzung</translation>
    </message>
    <message>
        <source>deletion of an utterance</source>
        <translation>Löschen einer Äußerung</translation>
    </message>
    <message>
        <source>deletion of a vocabulary</source>
        <translation>Löschen eines Vokabulars</translation>
    </message>
    <message>
        <source>deletion of a delegate</source>
        <translation>Entlassen einer Vertretung</translation>
    </message>
    <message>
        <source>change of a sign</source>
        <translation>Änderung einer Gebärde</translation>
    </message>
    <message>
        <source>change of a signer</source>
        <translation>Änderung einer Person</translation>
    </message>
    <message>
        <source>role of a person</source>
        <translation>Rolle einer Person</translation>
    </message>
    <message>
        <source>import of a collection</source>
        <translation>Import einer Sammlung</translation>
    </message>
    <message>
        <source>import of a pack</source>
        <translation>Import eines Pakets</translation>
    </message>
    <message>
        <source>import of a table</source>
        <translation>Import einer Tabelle</translation>
    </message>
    <message>
        <source>confidence of transitions</source>
        <translation>Sicherheit von Übergängen</translation>
    </message>
    <message>
        <source>new delegate</source>
        <translation>neue Vertretung</translation>
    </message>
    <message>
        <source>earlier phases</source>
        <translation>frühere Phasen</translation>
    </message>
    <message>
        <source>recorded take</source>
        <translation>aufgenommener Take</translation>
    </message>
    <message>
        <source>relation of two signs</source>
        <translation>Beziehung zweier Gebärden</translation>
    </message>
    <message>
        <source>new name of a session</source>
        <translation>neuer Name einer Sitzung</translation>
    </message>
    <message>
        <source>new name of an utterance</source>
        <translation>neuer Name einer Äußerung</translation>
    </message>
    <message>
        <source>repair of a take</source>
        <translation>Korrektur eines Takes</translation>
    </message>
    <message>
        <source>sign out of the trash</source>
        <translation>Gebärde aus dem Papierkorb</translation>
    </message>
    <message>
        <source>take out of the trash</source>
        <translation>Take aus dem Papierkorb</translation>
    </message>
    <message>
        <source>verdict on a transition</source>
        <translation>Urteil über einen Übergang</translation>
    </message>
    <message>
        <source>new identity</source>
        <translation>neue Identität</translation>
    </message>
    <message>
        <source>saved utterance</source>
        <translation>gespeicherte Äußerung</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>dominant hand</source>
        <translation>dominante Hand</translation>
    </message>
    <message>
        <source>phases of a take</source>
        <translation>Phasen eines Takes</translation>
    </message>
    <message>
        <source>skipped prompt</source>
        <translation>übersprungene Vorgabe</translation>
    </message>
    <message>
        <source>sign in the trash</source>
        <translation>Gebärde in den Papierkorb</translation>
    </message>
    <message>
        <source>take in the trash</source>
        <translation>Take in den Papierkorb</translation>
    </message>
    <message>
        <source>removal of a pack</source>
        <translation>Entfernen eines Pakets</translation>
    </message>
    <message>
        <source>last change</source>
        <translation>letzte Änderung</translation>
    </message>
</context>
<context>
    <name>StretchChoice</name>
    <message>
        <source>Part to repair</source>
        <extracomment>The `BodyPart` that the person chose.</extracomment>
        <translation>Zu korrigierender Teil</translation>
    </message>
    <message>
        <source>Drag over a hand on the timeline, or press I and O, to mark a stretch.</source>
        <translation>Ziehen Sie auf der Zeitleiste über eine Hand, oder drücken Sie I und O, um einen Abschnitt zu markieren.</translation>
    </message>
    <message>
        <source>Frames {first} to {last}  ·  {seconds} s</source>
        <translation>Bilder {first} bis {last}  ·  {seconds} s</translation>
    </message>
</context>
<context>
    <name>StyleGuide</name>
    <message>
        <source>Style guide</source>
        <translation>Stilführer</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Sizes, in pixels at 100 %</source>
        <translation>Größen, in Pixeln bei 100 %</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Bedienelemente</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
</context>
<context>
    <name>TableSheet</name>
    <message>
        <source>Import a table of signs</source>
        <extracomment>Of the columns, and of the lines.</extracomment>
        <translation>Tabelle mit Gebärden importieren</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Show also the lines that are taken</source>
        <translation>Auch die Zeilen zeigen, die übernommen werden</translation>
    </message>
    <message>
        <source>Signs that are here take what the table says</source>
        <translation>Vorhandene Gebärden übernehmen, was die Tabelle sagt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>{file} is imported: {counts}.</source>
        <translation>{file} ist importiert: {counts}.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Gebärde</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Lines of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Nicht übernommen</translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message>
        <source>Take of {gloss}</source>
        <extracomment>`Take` that is to stand for its sign. `Take` that is to be set aside. `Take` that is to be opened on the sign page.</extracomment>
        <translation>Take von {gloss}</translation>
    </message>
    <message>
        <source>Let this take stand for the sign</source>
        <translation>Diesen Take für die Gebärde stehen lassen</translation>
    </message>
    <message>
        <source>Set this take aside</source>
        <translation>Diesen Take beiseitelegen</translation>
    </message>
    <message>
        <source>Open this take</source>
        <translation>Diesen Take öffnen</translation>
    </message>
</context>
<context>
    <name>TakeComparison</name>
    <message>
        <source>Take {number}</source>
        <extracomment>The `FigureMotion` to show beside the shown one, or None.</extracomment>
        <translation>Take {number}</translation>
    </message>
</context>
<context>
    <name>TakeEditing</name>
    <message>
        <source>The phases are saved.</source>
        <extracomment>The latest extraction `Job` of the take or None, and the seconds it has left or None.</extracomment>
        <translation>Die Phasen sind gespeichert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The take is trimmed; its new frames are extracted.</source>
        <translation>Der Take ist geschnitten; seine neuen Bilder werden ermittelt.</translation>
    </message>
    <message>
        <source>The take is trimmed. The recording stays whole.</source>
        <translation>Der Take ist geschnitten. Die Aufnahme bleibt ganz.</translation>
    </message>
</context>
<context>
    <name>TakeFacts</name>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Leading hand</source>
        <translation>Führende Hand</translation>
    </message>
    <message>
        <source>{width} × {height}, {fps} frames/s</source>
        <translation>{width} × {height}, {fps} Bilder/s</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Rechte Hand</translation>
    </message>
    <message>
        <source>very steady</source>
        <translation>sehr ruhig</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>a little restless</source>
        <translation>etwas unruhig</translation>
    </message>
    <message>
        <source>restless</source>
        <translation>unruhig</translation>
    </message>
    <message>
        <source>{word} (arms {arms}°, fingers {left}° and {right}°)</source>
        <translation>{word} (Arme {arms}°, Finger {left}° und {right}°)</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>left {left}, right {right} of the usual size</source>
        <translation>links {left}, rechts {right} der üblichen Größe</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>about {metres} m</source>
        <translation>etwa {metres} m</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Hände</translation>
    </message>
</context>
<context>
    <name>TakePanel</name>
    <message>
        <source>Quality</source>
        <extracomment>Number of the bound that is to be put where the playhead is. Number of the bound that the playhead is to go to.</extracomment>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>{seconds} s  ·  {frame}</source>
        <translation>{seconds} s  ·  {frame}</translation>
    </message>
    <message>
        <source>Go to this frame</source>
        <translation>Zu diesem Bild</translation>
    </message>
    <message>
        <source>{bound}: go there</source>
        <translation>{bound}: hingehen</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Put it where the playhead is</source>
        <translation>An die Abspielstelle setzen</translation>
    </message>
    <message>
        <source>{bound}: here</source>
        <translation>{bound}: hier</translation>
    </message>
</context>
<context>
    <name>TakePictures</name>
    <message>
        <source>Recording of the other take</source>
        <translation>Aufnahme des anderen Takes</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>This take came without a video.</source>
        <translation>Dieser Take kam ohne Video.</translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message>
        <source>Take by {signer}, {length}</source>
        <extracomment>Where a menu is wanted, in global coordinates.</extracomment>
        <translation>Take von {signer}, {length}</translation>
    </message>
    <message>
        <source>Open this take</source>
        <translation>Diesen Take öffnen</translation>
    </message>
    <message>
        <source>Stands for the sign</source>
        <translation>Steht für die Gebärde</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>kein Video</translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source>Compare</source>
        <extracomment>Takes of other prompts that are shown. See `TakeCard`. The takes of the prompt are to be seen side by side.</extracomment>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>See the takes of this sign side by side</source>
        <translation>Die Takes dieser Gebärde nebeneinander sehen</translation>
    </message>
    <message>
        <source>Takes appear here as soon as they are saved.</source>
        <translation>Takes erscheinen hier, sobald sie gespeichert sind.</translation>
    </message>
    <message>
        <source>Latest takes</source>
        <translation>Neueste Takes</translation>
    </message>
</context>
<context>
    <name>TermTable</name>
    <message>
        <source>Terms</source>
        <extracomment>Name of a term, and what it is called in the language that shows. Name of a term, and whether it is offered.</extracomment>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Called ({language})</source>
        <translation>Bezeichnung ({language})</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Begriff</translation>
    </message>
</context>
<context>
    <name>TermsPart</name>
    <message>
        <source>Under which it may be used</source>
        <extracomment>The terms have changed, and the person has paused.</extracomment>
        <translation>Unter welcher es benutzt werden darf</translation>
    </message>
    <message>
        <source>One; another one</source>
        <translation>Eine; noch eine</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>TK Attribution: please name the community</source>
        <translation>TK Attribution: bitte die Gemeinschaft nennen</translation>
    </message>
    <message>
        <source>Sign it with my key</source>
        <translation>Mit meinem Schlüssel signieren</translation>
    </message>
    <message>
        <source>Your name, as others will see it</source>
        <translation>Ihr Name, wie andere ihn sehen</translation>
    </message>
    <message>
        <source>Name on the key</source>
        <translation>Name auf dem Schlüssel</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Schlüssel machen</translation>
    </message>
    <message>
        <source>With a key others see that the pack comes from you, and is unchanged.</source>
        <translation>Mit einem Schlüssel sehen andere, dass das Paket von Ihnen kommt und unverändert ist.</translation>
    </message>
    <message>
        <source>{name}, key {fingerprint}. Tell it to those who get the pack.</source>
        <translation>{name}, Schlüssel {fingerprint}. Nennen Sie ihn denen, die das Paket bekommen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Please cite as</source>
        <translation>Bitte zitieren als</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What the community asks</source>
        <translation>Was die Gemeinschaft bittet</translation>
    </message>
</context>
<context>
    <name>TierReading</name>
    <message>
        <source>Read glosses from ELAN</source>
        <extracomment>The glosses as a person would type them.</extracomment>
        <translation>Glossen aus ELAN lesen</translation>
    </message>
    <message>
        <source>Tier with one gloss per sign</source>
        <translation>Ebene mit einer Glosse je Gebärde</translation>
    </message>
</context>
<context>
    <name>ToldSteps</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TrackRows</name>
    <message>
        <source>Mark the next stretch that was not measured</source>
        <extracomment>LEFT or RIGHT: a stretch was marked on the row of that hand.</extracomment>
        <translation>Den nächsten nicht gemessenen Abschnitt markieren</translation>
    </message>
</context>
<context>
    <name>TrainingReport</name>
    <message>
        <source>Body</source>
        <translation>Körper</translation>
    </message>
    <message>
        <source>Handshapes</source>
        <translation>Handformen</translation>
    </message>
    <message>
        <source>Place of wrists</source>
        <translation>Ort der Handgelenke</translation>
    </message>
    <message>
        <source>Length of gaps</source>
        <translation>Länge der Lücken</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>{share} better</source>
        <translation>{share} besser</translation>
    </message>
    <message>
        <source>{share} worse</source>
        <translation>{share} schlechter</translation>
    </message>
</context>
<context>
    <name>TrainingSheet</name>
    <message>
        <source>Learn movements</source>
        <extracomment>Something else is used to compose from now on.</extracomment>
        <translation>Bewegungen lernen</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes of learning at most</source>
        <translation>Höchstens so viele Minuten lernen</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Nothing was learned yet: transitions are made by the movements that ship with Kinelex, which are made up.</source>
        <translation>Noch nichts gelernt: Übergänge entstehen aus den mitgelieferten Bewegungen, die erdacht sind.</translation>
    </message>
    <message>
        <source>Learned from {takes} and {recordings}, measured on others.</source>
        <translation>Gelernt aus {takes} und {recordings}, gemessen an anderen.</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Movements: what was learned is used.</source>
        <translation>Bewegungen: Das Gelernte wird benutzt.</translation>
    </message>
    <message>
        <source>Movements: what was used before is no worse and stays in use.</source>
        <translation>Bewegungen: Das Bisherige ist nicht schlechter und bleibt in Gebrauch.</translation>
    </message>
    <message>
        <source>Gap lengths: what was learned is used.</source>
        <translation>Länge der Lücken: Das Gelernte wird benutzt.</translation>
    </message>
    <message>
        <source>Gap lengths: what was used before stays in use.</source>
        <translation>Länge der Lücken: Das Bisherige bleibt in Gebrauch.</translation>
    </message>
    <message>
        <source>Not used any more: {people} took their consent back.</source>
        <translation>Nicht mehr benutzt: {people} zogen ihre Einwilligung zurück.</translation>
    </message>
    <message>
        <source>What was learned of movements is forgotten.</source>
        <translation>Was über Bewegungen gelernt wurde, ist vergessen.</translation>
    </message>
    <message>
        <source>How your signers move</source>
        <translation>Wie Ihre Personen sich bewegen</translation>
    </message>
    <message>
        <source>Kinelex can learn transitions from your own recordings, on this computer. It is measured on recordings that it has not seen, and used only if it is better.</source>
        <translation>Kinelex kann Übergänge aus Ihren eigenen Aufnahmen lernen, auf diesem Rechner. Gemessen wird an Aufnahmen, die es nicht gesehen hat, und benutzt wird das Gelernte nur, wenn es besser ist.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Keep and close</source>
        <translation>Behalten und schließen</translation>
    </message>
</context>
<context>
    <name>TransportActions</name>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Five frames back</source>
        <translation>Fünf Bilder zurück</translation>
    </message>
    <message>
        <source>Five frames on</source>
        <translation>Fünf Bilder vor</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Mark start here</source>
        <translation>Anfang hier markieren</translation>
    </message>
    <message>
        <source>Mark end here</source>
        <translation>Ende hier markieren</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>Marken löschen</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Position</source>
        <extracomment>Widths from which on parts of the bar are shown.</extracomment>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Speed {times}</source>
        <translation>Tempo {times}</translation>
    </message>
    <message>
        <source>{seconds} s   frame {frame} / {count}</source>
        <translation>{seconds} s   Bild {frame} / {count}</translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
    <message>
        <source>Take all out</source>
        <translation>Alle herausholen</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>What is in the trash stays until you empty it.</source>
        <translation>Was im Papierkorb liegt, bleibt, bis Sie ihn leeren.</translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) taken out of the trash.</source>
        <translation>
            <numerusform>%n Gebärde aus dem Papierkorb geholt.</numerusform>
            <numerusform>%n Gebärden aus dem Papierkorb geholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) deleted for good.</source>
        <translation>
            <numerusform>%n Gebärde endgültig gelöscht.</numerusform>
            <numerusform>%n Gebärden endgültig gelöscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrimSection</name>
    <message>
        <source>Trim to the marks</source>
        <extracomment>Start and end in the recording, in seconds.</extracomment>
        <translation>Auf die Marken schneiden</translation>
    </message>
    <message>
        <source>Undo all trimming</source>
        <translation>Alles Schneiden zurücknehmen</translation>
    </message>
    <message>
        <source>{start} to {end} s of the recording</source>
        <translation>{start} bis {end} s der Aufnahme</translation>
    </message>
    <message>
        <source>Trim to the sign ± {seconds} s</source>
        <translation>Auf die Gebärde ± {seconds} s schneiden</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>Rückgängig: {step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>Wiederholen: {step}</translation>
    </message>
    <message>
        <source>Undone: {step}.</source>
        <translation>Rückgängig gemacht: {step}.</translation>
    </message>
    <message>
        <source>Done again: {step}.</source>
        <translation>Wieder getan: {step}.</translation>
    </message>
</context>
<context>
    <name>UtteranceKeeping</name>
    <message>
        <source>Glosses that are not in the lexicon are not saved.</source>
        <translation>Glossen, die nicht im Lexikon sind, werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>„{name}“ ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>UtteranceRow</name>
    <message>
        <source>Signs</source>
        <extracomment>The chosen `Block`, or None. Slot and seconds of a transition while its handle moves. Slot and seconds of a transition that was changed. Slot and seconds that are being cut off the start and the end of a sign. Slot and seconds that were cut off the start and the end of a sign; below 0: added.</extracomment>
        <translation>Gebärden</translation>
    </message>
    <message>
        <source>Left and Right choose a sign or a transition; Ctrl with Left and Right make the chosen one a frame shorter or longer, with Shift at the beginning of a sign.</source>
        <translation>Links und Rechts wählen eine Gebärde oder einen Übergang; Strg mit Links und Rechts macht das Gewählte ein Bild kürzer oder länger, mit Umschalt am Anfang einer Gebärde.</translation>
    </message>
    <message>
        <source>Transition after {sign}</source>
        <translation>Übergang nach {sign}</translation>
    </message>
    <message>
        <source>Pause after {sign}</source>
        <translation>Pause nach {sign}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Comment at this frame; Enter keeps it</source>
        <extracomment>A comment that was typed. The moment of the comment is to be shown.</extracomment>
        <translation>Kommentar bei diesem Bild; Eingabe behält ihn</translation>
    </message>
    <message>
        <source>Comment at this frame</source>
        <translation>Kommentar bei diesem Bild</translation>
    </message>
    <message>
        <source>Comment: {comment}</source>
        <translation>Kommentar: {comment}</translation>
    </message>
</context>
<context>
    <name>VideoFile</name>
    <message>
        <source>File</source>
        <extracomment>Endings that can be chosen, the usual one first. Those whose pictures can be transparent, the usual one first. The ending of what was typed, one of ENDINGS.</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Videos ({kinds})</source>
        <translation>Videos ({kinds})</translation>
    </message>
</context>
<context>
    <name>VideoList</name>
    <message>
        <source>Videos</source>
        <extracomment>The `Render` that is to be played. A `Render` is to be approved, and the name of whom it shows. Of videos, by the hash of each: a row is made anew more often than its video.</extracomment>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Videos that you render appear here.</source>
        <translation>Videos, die Sie rendern, erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>VideoView</name>
    <message>
        <source>Recording</source>
        <extracomment>`VideoInfo` when the recording is open. Index of a frame, counted from the start of the take, when it shows.</extracomment>
        <translation>Nimmt auf</translation>
    </message>
</context>
<context>
    <name>ViewActions</name>
    <message>
        <source>Mirrored</source>
        <extracomment>Field of `ViewOptions`, icon, key.</extracomment>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>With the other hand</source>
        <translation>Mit der anderen Hand</translation>
    </message>
    <message>
        <source>Hand trails</source>
        <translation>Spuren der Hände</translation>
    </message>
    <message>
        <source>Ghosts before and after</source>
        <translation>Schatten davor und danach</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Berührungen</translation>
    </message>
    <message>
        <source>Signing space</source>
        <translation>Gebärdenraum</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Boden</translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>3D view</source>
        <extracomment>The `ViewOptions` after they changed.</extracomment>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>Arrow keys turn the view, with Shift they move it, plus and minus zoom; 1 to 4 show front, side, top and three-quarter, 0 everything.</source>
        <translation>Pfeiltasten drehen die Ansicht, mit Umschalt verschieben sie sie, Plus und Minus zoomen; 1 bis 4 zeigen vorn, Seite, oben und schräg, 0 alles.</translation>
    </message>
</context>
<context>
    <name>ViewportPanel</name>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>Seen from the front</source>
        <translation>Von vorn gesehen</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Seen from the side</source>
        <translation>Von der Seite gesehen</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Seen from above</source>
        <translation>Von oben gesehen</translation>
    </message>
    <message>
        <source>Three-quarter view</source>
        <translation>Schräge Ansicht</translation>
    </message>
    <message>
        <source>Frame everything</source>
        <translation>Alles ins Bild</translation>
    </message>
    <message>
        <source>Save a picture of the view</source>
        <translation>Bild der Ansicht speichern</translation>
    </message>
    <message>
        <source>Show in the view</source>
        <translation>In der Ansicht zeigen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg)</source>
        <translation>Bilder (*.png *.jpg)</translation>
    </message>
</context>
<context>
    <name>VocabularySheet</name>
    <message>
        <source>Vocabularies</source>
        <extracomment>Vocabularies that every lexicon may have, besides those of the form. What fields offer, or what values are called, is not as it was.</extracomment>
        <translation>Wortlisten</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Wortliste</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>Sprache der Bezeichnungen</translation>
    </message>
    <message>
        <source>Written language, as an ISO 639-3 code such as eng or deu</source>
        <translation>Schriftsprache als ISO-639-3-Kürzel wie eng oder deu</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Begriff hinzufügen</translation>
    </message>
    <message>
        <source>Allow only these terms</source>
        <translation>Nur diese Begriffe erlauben</translation>
    </message>
    <message>
        <source>The vocabulary is changed.</source>
        <translation>Die Wortliste ist geändert.</translation>
    </message>
    <message>
        <source>Which values signs may have; what is not offered stays readable.</source>
        <translation>Welche Werte Gebärden haben können; was nicht angeboten wird, bleibt lesbar.</translation>
    </message>
    <message>
        <source>Delete this vocabulary</source>
        <translation>Diese Wortliste löschen</translation>
    </message>
    <message>
        <source>Move the term up</source>
        <translation>Begriff nach oben</translation>
    </message>
    <message>
        <source>Move the term down</source>
        <translation>Begriff nach unten</translation>
    </message>
    <message>
        <source>Take the term away</source>
        <translation>Begriff entfernen</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>A figure signs a word</source>
        <extracomment>The sample is wanted, with its first sentence. Folder of a recent lexicon. Code of the language that the window is to speak.</extracomment>
        <translation>Eine Figur gebärdet ein Wort</translation>
    </message>
    <message>
        <source>Or drop videos of signs anywhere in this window.</source>
        <translation>Oder ziehen Sie Videos von Gebärden irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Record a sign once. Let it sign.</source>
        <translation>Einmal aufnehmen. Gebärden lassen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>A small lexicon is made for you, and its first sentence is signed at once.</source>
        <translation>Ein kleines Lexikon wird für Sie angelegt und seine erste Äußerung sofort gebärdet.</translation>
    </message>
    <message>
        <source>Record signs</source>
        <translation>Gebärden aufnehmen</translation>
    </message>
    <message>
        <source>A lexicon of your own: name it, choose its language, record or drop videos.</source>
        <translation>Ein eigenes Lexikon: Name und Sprache wählen, Videos aufnehmen oder hierherziehen.</translation>
    </message>
    <message>
        <source>Open a lexicon</source>
        <translation>Lexikon öffnen</translation>
    </message>
    <message>
        <source>Go on with a lexicon that is on this computer.</source>
        <translation>Mit einem Lexikon auf diesem Rechner weitermachen.</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>WindowSheets</name>
    <message>
        <source>Help on this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Style guide for developers</source>
        <translation>Stilführer für Entwickler</translation>
    </message>
</context>
<context>
    <name>WithdrawalWords</name>
    <message>
        <source>Nobody on the list is known here.</source>
        <translation>Niemand auf der Liste ist hier bekannt.</translation>
    </message>
    <message>
        <source>Withdrawn: {people}.</source>
        <translation>Zurückgezogen: {people}.</translation>
    </message>
    <message>
        <source>Out of use, in the trash: {takes}.</source>
        <translation>Nicht mehr in Gebrauch, im Papierkorb: {takes}.</translation>
    </message>
    <message>
        <source>Deleted for good: {takes}.</source>
        <translation>Endgültig gelöscht: {takes}.</translation>
    </message>
    <message>
        <source>Movements that were learned are forgotten.</source>
        <translation>Gelernte Bewegungen sind vergessen.</translation>
    </message>
    <message>
        <source>Jobs stopped: {count}.</source>
        <translation>Aufträge gestoppt: {count}.</translation>
    </message>
    <message>
        <source>These videos still show the signs: {files}.</source>
        <translation>Diese Videos zeigen die Gebärden noch: {files}.</translation>
    </message>
    <message>
        <source>Send the list of revocations to whoever has {packs}.</source>
        <translation>Senden Sie die Liste der Widerrufe an alle, die {packs} haben.</translation>
    </message>
</context>
<context>
    <name>_UtteranceList</name>
    <message>
        <source>Saved utterances</source>
        <translation>Gespeicherte Äußerungen</translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>Repair: {tool}</source>
        <translation>Korrigieren: {tool}</translation>
    </message>
</context>
</TS>
