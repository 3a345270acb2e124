<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en_US">
<context>
    <name>AddDialog</name>
    <message numerus="yes">
        <source>Add %n sign(s)</source>
        <translation>
            <numerusform>Add %n sign</numerusform>
            <numerusform>Add %n signs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddingBar</name>
    <message numerus="yes">
        <source>%n recording(s) added; their movement is being found.</source>
        <translation>
            <numerusform>%n recording added; their movement is being found.</numerusform>
            <numerusform>%n recordings added; their movement is being found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <extracomment>Posters that are kept in the size of cards, about 100 kB each.</extracomment>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n recording(s) of last time were rescued: {glosses}.</source>
        <translation>
            <numerusform>%n recording of last time were rescued: {glosses}.</numerusform>
            <numerusform>%n recordings of last time were rescued: {glosses}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyTrashDialog</name>
    <message numerus="yes">
        <source>Delete %n sign(s) for good?</source>
        <translation>
            <numerusform>Delete %n sign for good?</numerusform>
            <numerusform>Delete %n signs for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryActions</name>
    <message numerus="yes">
        <source>%n sign(s) changed.</source>
        <translation>
            <numerusform>%n sign changed.</numerusform>
            <numerusform>%n signs changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) moved to the trash.</source>
        <translation>
            <numerusform>%n sign moved to the trash.</numerusform>
            <numerusform>%n signs moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) taken out of the trash.</source>
        <translation>
            <numerusform>%n sign taken out of the trash.</numerusform>
            <numerusform>%n signs taken out of the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileExport</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n sign</numerusform>
            <numerusform>%n signs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsBar</name>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobGroup</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Rows that are shown; of the rest only the number. `JobId` to stop. `JobId` to do again.</extracomment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message numerus="yes">
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n job failed</numerusform>
            <numerusform>%n jobs failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookFacts</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n sign</numerusform>
            <numerusform>%n signs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookReport</name>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n moment</numerusform>
            <numerusform>%n moments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Let go to add %n file(s)</source>
        <translation>
            <numerusform>Let go to add %n file</numerusform>
            <numerusform>Let go to add %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyDetails</name>
    <message numerus="yes">
        <source>%n signs selected</source>
        <translation>
            <numerusform>%n signs selected</numerusform>
            <numerusform>%n signs selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewLexiconDialog</name>
    <message numerus="yes">
        <source>%n file(s) will be added to it.</source>
        <translation>
            <numerusform>%n file will be added to it.</numerusform>
            <numerusform>%n files will be added to it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackAmounts</name>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <extracomment>The icon of how far a signature is known, and its colour.</extracomment>
        <translation>
            <numerusform>%n sign</numerusform>
            <numerusform>%n signs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) of landmarks</source>
        <translation>
            <numerusform>%n track of landmarks</numerusform>
            <numerusform>%n tracks of landmarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n learned appearance(s)</source>
        <translation>
            <numerusform>%n learned appearance</numerusform>
            <numerusform>%n learned appearances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n utterance(s)</source>
        <translation>
            <numerusform>%n utterance</numerusform>
            <numerusform>%n utterances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n review</numerusform>
            <numerusform>%n reviews</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signer(s)</source>
        <translation>
            <numerusform>%n signer</numerusform>
            <numerusform>%n signers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <translation>
            <numerusform>%n consent</numerusform>
            <numerusform>%n consents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) of terms</source>
        <translation>
            <numerusform>%n set of terms</numerusform>
            <numerusform>%n sets of terms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialect(s)</source>
        <translation>
            <numerusform>%n dialect</numerusform>
            <numerusform>%n dialects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message numerus="yes">
        <source>With takes of %n person(s)</source>
        <translation>
            <numerusform>With takes of %n person</numerusform>
            <numerusform>With takes of %n persons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%n without a verdict yet</source>
        <translation>
            <numerusform>%n without a verdict yet</numerusform>
            <numerusform>%n without a verdict yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) an hour</source>
        <translation>
            <numerusform>%n sign an hour</numerusform>
            <numerusform>%n signs an hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenderPage</name>
    <message numerus="yes">
        <source>%n video(s) in the queue: {files}.</source>
        <translation>
            <numerusform>%n video in the queue: {files}.</numerusform>
            <numerusform>%n videos in the queue: {files}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewExport</name>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n review</numerusform>
            <numerusform>%n reviews</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedUtterances</name>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n sign</numerusform>
            <numerusform>%n signs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionDialog</name>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) without a take are asked for.</source>
        <translation>
            <numerusform>%n sign without a take are asked for.</numerusform>
            <numerusform>%n signs without a take are asked for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceChoice</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s)</source>
        <translation>
            <numerusform>%n sign</numerusform>
            <numerusform>%n signs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingSheet</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashBar</name>
    <message numerus="yes">
        <source>%n sign(s) taken out of the trash.</source>
        <translation>
            <numerusform>%n sign taken out of the trash.</numerusform>
            <numerusform>%n signs taken out of the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) deleted for good.</source>
        <translation>
            <numerusform>%n sign deleted for good.</numerusform>
            <numerusform>%n signs deleted for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UtteranceRow</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
</TS>