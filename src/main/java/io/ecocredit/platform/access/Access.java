package io.ecocredit.platform.access;

import jakarta.inject.Singleton;

/** Who may do what. A new operation needs a line here, or nobody may use it. */
@Singleton
final class Access implements AccessTable {

    private static final String TABLE = """
            operation               public platform department institution practitioner provider league region auditor

            # pages
            homePage                all    all      all        all         all          all      all    all    all
            resultsPage             all    all      all        all         all          all      all    all    all
            institutionPage         all    all      all        all         all          all      all    all    all
            releasesPage            all    all      all        all         all          all      all    all    all
            releasePage             all    all      all        all         all          all      all    all    all
            robotsPage              all    all      all        all         all          all      all    all    all
            sitemapPage             all    all      all        all         all          all      all    all    all
            sitemapPartPage         all    all      all        all         all          all      all    all    all
            developersPage          all    all      all        all         all          all      all    all    all
            problemsPage            all    all      all        all         all          all      all    all    all
            cataloguePage           all    all      all        all         all          all      all    all    all
            verificationFormPage    all    all      all        all         all          all      all    all    all
            verificationPage        all    all      all        all         all          all      all    all    all

            publicNoticesPage       all    all      all        all         all          all      all    all    all
            publicNoticePage        all    all      all        all         all          all      all    all    all
            commentOnPage           all    all      all        all         all          all      all    all    all
            loginPage               all    all      all        all         all          all      all    all    all
            chooseRoleOnPage        all    all      all        all         all          all      all    all    all
            logOutPage              all    all      all        all         all          all      all    all    all

            # open to everyone
            search                  all    all      all        all         all          all      all    all    all
            grade                   all    all      all        all         all          all      all    all    all
            gradeBatch              all    all      all        all         all          all      all    all    all
            badge                   all    all      all        all         all          all      all    all    all
            releases                all    all      all        all         all          all      all    all    all
            release                 all    all      all        all         all          all      all    all    all
            latestCsv               all    all      all        all         all          all      all    all    all
            latestNdjson            all    all      all        all         all          all      all    all    all
            csv                     all    all      all        all         all          all      all    all    all
            ndjson                  all    all      all        all         all          all      all    all    all
            catalogues              all    all      all        all         all          all      all    all    all
            catalogue               all    all      all        all         all          all      all    all    all
            publicNotices           all    all      all        all         all          all      all    all    all
            publicNotice            all    all      all        all         all          all      all    all    all
            commentOnNotice         all    all      all        all         all          all      all    all    all
            verify                  all    all      all        all         all          all      all    all    all

            # results for the platform and other authorities
            changes                 -      all      all        -           -            -        -      -      -
            head                    -      all      all        -           -            -        -      -      -
            snapshot                -      all      all        -           -            -        -      -      -
            measures                -      -        all        -           -            -        all    all    -

            # institutions and their records
            institutions            -      -        -          -           -            -        own    all    -
            institution             -      -        -          own         -            -        own    all    -
            registerInstitution     -      -        -          -           -            -        own    all    -
            institutionChanges      -      -        -          own         -            -        own    all    -
            amendInstitution        -      -        -          -           -            -        own    all    -
            succeedInstitution      -      -        -          -           -            -        own    all    -
            engagements             -      -        -          own         -            -        own    all    -
            exclusions              -      -        -          own         -            -        own    all    -
            excludeInstitution      -      -        -          -           -            -        own    all    -
            bringInstitutionBack    -      -        -          -           -            -        own    all    -
            score                   -      -        -          own         -            -        own    all    -
            simulateScore           -      -        -          own         -            -        own    all    -
            timeline                -      -        -          own         -            -        own    all    -
            records                 -      -        -          own         -            own      own    all    -
            record                  -      -        -          own         -            own      own    all    -
            enterRecord             -      -        -          -           -            own      own    all    -
            recordDecisions         -      -        -          own         -            own      own    all    -
            amendRecord             -      -        -          -           -            own      own    own    -
            decideOnRecord          -      -        -          -           -            own      own    own    -

            # warnings on records
            warningMatters          -      -        -          own         -            -        own    all    -
            addWarningMatter        -      -        -          -           -            -        own    -      -
            endWarningMatter        -      -        -          -           -            -        own    -      -
            warnings                -      -        -          own         -            -        own    all    -
            warning                 -      -        -          own         -            -        own    all    -
            printWarning            -      -        -          own         -            -        own    all    -
            issueWarning            -      -        -          -           -            -        own    -      -
            moveWarning             -      -        -          own         -            -        own    -      -

            # repair of records; who may do what about one, the law says
            repairs                 -      -        -          own         -            own      own    all    -
            repair                  -      -        -          own         -            own      own    all    -
            printRepairLetter       -      -        -          own         -            own      own    all    -
            applyForRepair          -      -        -          own         -            -        -      -      -
            moveRepair              -      -        -          own         -            own      own    own    -

            # hints, which are never public
            hintReports             -      -        -          -           -            -        own    all    -
            reportHints             -      -        -          -           -            -        own    -      -
            collateHints            -      -        -          -           -            -        -      all    -
            coInvestigations        -      -        -          -           -            -        all    all    -
            hintForwards            -      all      -          -           -            -        -      -      -

            # what is shown in evidence about an institution
            uploadEvidence          -      -        -          own         -            own      own    -      -
            evidence                -      -        -          own         -            own      own    all    -
            evidenceContent         -      -        -          own         -            own      own    all    -

            # practitioners, who are nobody's business but that of the leagues they served in
            registerPractitioner    -      -        -          -           -            -        own    all    -
            findPractitioner        -      -        -          -           -            -        own    all    -
            practitioners           -      -        -          -           -            -        own    all    -
            practitioner            -      -        -          -           own          -        own    all    -
            disclosePractitioner    -      -        -          -           -            -        own    all    -
            practitionerRecords     -      -        -          -           own          -        own    all    -
            enterPractitionerRecord -      -        -          -           -            -        own    all    -
            practitionerResult      -      -        -          -           own          -        own    all    -
            practitionerResults     -      -        -          -           -            -        own    all    -
            practitionerDecisions   -      -        -          -           own          -        own    all    -
            decideOnPractitionerRecord   -      -        -          -           -            -        own    -      -
            practitionerRepairs     -      -        -          -           own          -        own    all    -
            practitionerRepair      -      -        -          -           own          -        own    all    -
            printPractitionerRepairLetter  -      -        -          -           own          -        own    all    -
            applyForPractitionerRepair   -      -        -          -           own          -        -      -      -
            movePractitionerRepair  -      -        -          -           -            -        own    -      -
            practitionerMeasures    -      -        -          -           -            -        own    all    -
            uploadPersonsEvidence   -      -        -          -           own          -        own    -      -
            personsEvidence         -      -        -          -           own          -        own    all    -
            personsEvidenceContent  -      -        -          -           own          -        own    all    -

            accounts                -      -        -          own         -            -        own    all    -
            approveAccount          -      -        -          -           -            -        own    all    -
            endAccount              -      -        -          -           -            -        own    all    -

            # certificates
            certificates            -      -        -          own         -            -        own    all    -
            issueCertificate        -      -        -          own         -            -        own    -      -
            certificate             -      -        -          own         -            -        own    all    -
            printCertificate        -      -        -          own         -            -        own    all    -

            # supervision
            trail                   -      -        -          -           -            -        -      -      all
            verification            -      -        -          -           -            -        -      -      all

            # the year
            years                   -      -        -          -           -            -        own    all    -
            year                    -      -        -          -           -            -        own    all    -
            open                    -      -        -          -           -            -        -      all    -
            draw                    -      -        -          -           -            -        own    all    -
            openAsPlanned           -      -        -          -           -            -        -      all    -
            addParticipant          -      -        -          -           -            -        own    -      -
            moveLead                -      -        -          -           -            -        -      all    -
            openPublicNotice        -      -        -          -           -            -        own    -      -
            comments                -      -        -          -           -            -        own    all    -
            answerComment           -      -        -          -           -            -        own    -      -
            submit                  -      -        -          -           -            -        own    -      -
            submissions             -      -        -          -           -            -        own    all    all
            announceValue           -      -        -          -           -            -        -      all    -
            announcedValue          -      -        -          -           -            -        own    all    all
            drawSpotCheck           -      -        -          -           -            -        -      all    -
            spotChecks              -      -        -          -           -            -        own    all    all
            progress                -      -        -          -           -            -        own    all    -
            assessment              -      -        -          -           -            -        own    all    -
            rate                    -      -        -          -           -            -        -      all    -
            publish                 -      -        -          -           -            -        -      all    -

            calendar                -      -        -          own         -            -        own    all    -
            loadCalendar            -      -        -          -           -            -        -      all    -

            # cases on their way through the procedure; which step is whose, its table says
            evaluations             -      -        -          own         -            -        own    all    -
            evaluation              -      -        -          own         -            -        own    all    -
            evaluationHistory       -      -        -          own         -            -        own    all    -
            evaluationChanges       -      -        -          own         -            -        own    all    -
            evaluationSheet         -      -        -          own         -            -        own    all    -
            takeStep                -      -        -          own         -            -        own    all    -
            takeSteps               -      -        -          -           -            -        own    all    -
            filing                  -      -        -          own         -            -        own    all    -
            saveFiling              -      -        -          own         -            -        -      -      -
            commitment              -      -        -          own         -            -        own    all    -
            recuse                  -      -        -          -           -            -        own    all    -
            inbox                   -      -        -          own         -            -        own    all    -
            openNotice              -      -        -          own         -            -        own    all    -

            # practitioners' line of the procedure; which step is whose, its table says
            drawPractitioners       -      -        -          -           -            -        own    -      -
            addPractitioner         -      -        -          -           -            -        own    -      -
            practitionerProgress    -      -        -          -           -            -        own    all    -
            practitionerAssessment  -      -        -          -           -            -        own    all    -
            submitPractitioners     -      -        -          -           -            -        own    -      -
            practitionerSubmissions -      -        -          -           -            -        own    all    -
            drawPractitionerCheck   -      -        -          -           -            -        -      all    -
            practitionerChecks      -      -        -          -           -            -        own    all    -
            tellLeagues             -      -        -          -           -            -        -      all    -
            practitionerEvaluations -      -        -          -           own          -        own    all    -
            practitionerEvaluation  -      -        -          -           own          -        own    all    -
            practitionerHistory     -      -        -          -           own          -        own    all    -
            takePractitionerStep    -      -        -          -           own          -        own    all    -
            takePractitionerSteps   -      -        -          -           -            -        own    all    -
            practitionerFiling      -      -        -          -           own          -        own    all    -
            savePractitionerFiling  -      -        -          -           own          -        -      -      -
            practitionerLetter      -      -        -          -           own          -        own    all    -
            recuseFromPractitioner  -      -        -          -           -            -        own    all    -
            practitionerNotices     -      -        -          -           own          -        own    all    -

            # pages inside, which do what the operations below do
            tasksPage               -      -        -          own         own          own      own    all    -
            openNoticeOnPage        -      -        -          own         -            -        own    all    -
            casesPage               -      -        -          own         -            -        own    all    -
            takeStepsOnPage         -      -        -          -           -            -        own    all    -
            casePage                -      -        -          own         -            -        own    all    -
            takeStepOnPage          -      -        -          own         -            -        own    all    -
            uploadEvidenceOnPage    -      -        -          own         -            -        own    -      -
            recuseOnPage            -      -        -          -           -            -        own    all    -
            evidenceOnPage          -      -        -          own         -            -        own    all    -
            commitmentPage          -      -        -          own         -            -        own    all    -
            filingPage              -      -        -          own         -            -        own    all    -
            saveFilingOnPage        -      -        -          own         -            -        -      -      -
            yearsPage               -      -        -          -           -            -        own    all    -
            openYearOnPage          -      -        -          -           -            -        -      all    -
            yearPage                -      -        -          -           -            -        own    all    -
            drawOnPage              -      -        -          -           -            -        own    -      -
            addParticipantOnPage    -      -        -          -           -            -        own    -      -
            submitOnPage            -      -        -          -           -            -        own    -      -
            announceValueOnPage     -      -        -          -           -            -        -      all    -
            drawSpotCheckOnPage     -      -        -          -           -            -        -      all    -
            publishOnPage           -      -        -          -           -            -        -      all    -
            commentsPage            -      -        -          -           -            -        own    all    -
            openPublicNoticeOnPage  -      -        -          -           -            -        own    -      -
            answerOnPage            -      -        -          -           -            -        own    -      -
            moveLeadOnPage          -      -        -          -           -            -        -      all    -
            calendarPage            -      -        -          own         -            -        own    all    -
            loadCalendarOnPage      -      -        -          -           -            -        -      all    -
            accountsPage            -      -        -          own         -            -        own    all    -
            approveAccountOnPage    -      -        -          -           -            -        own    all    -
            endAccountOnPage        -      -        -          -           -            -        own    all    -
            certificatesPage        -      -        -          own         -            -        own    all    -
            issueCertificateOnPage  -      -        -          own         -            -        own    -      -
            certificatePage         -      -        -          own         -            -        own    all    -
            scorePage               -      -        -          own         -            -        own    all    -
            simulateScoreOnPage     -      -        -          own         -            -        own    all    -

            directoryPage           -      -        -          own         -            -        own    all    -
            amendOnDirectoryPage    -      -        -          -           -            -        own    all    -
            succeedOnDirectoryPage  -      -        -          -           -            -        own    all    -
            exclusionPage           -      -        -          own         -            -        own    all    -
            excludeOnPage           -      -        -          -           -            -        own    all    -
            bringBackOnPage         -      -        -          -           -            -        own    all    -
            recordsPage             -      -        -          own         -            own      own    all    -
            recordPage              -      -        -          own         -            own      own    all    -
            decideOnRecordPage      -      -        -          -           -            own      own    own    -
            warnOnPage              -      -        -          -           -            -        own    -      -
            moveWarningOnPage       -      -        -          own         -            -        own    -      -
            applyForRepairOnPage    -      -        -          own         -            -        -      -      -
            moveRepairOnPage        -      -        -          own         -            own      own    own    -
            repairsPage             -      -        -          own         -            own      own    all    -
            repairLetterPage        -      -        -          own         -            own      own    all    -
            warningLetterPage       -      -        -          own         -            -        own    all    -
            warningMattersPage      -      -        -          own         -            -        own    all    -
            addWarningMatterOnPage  -      -        -          -           -            -        own    -      -
            endWarningMatterOnPage  -      -        -          -           -            -        own    -      -
            hintsPage               -      -        -          -           -            -        own    all    -
            reportHintsOnPage       -      -        -          -           -            -        own    -      -
            collateHintsOnPage      -      -        -          -           -            -        -      all    -
            uploadOnRecordPage      -      -        -          own         -            own      own    -      -
            evidenceOnRecordPage    -      -        -          own         -            own      own    all    -

            # pages of the practitioners' line
            practitionerCasesPage   -      -        -          -           own          -        own    all    -
            takePractitionerStepsOnPage  -      -        -          -           -            -        own    all    -
            practitionerCasePage    -      -        -          -           own          -        own    all    -
            takePractitionerStepOnPage   -      -        -          -           own          -        own    all    -
            recuseFromPractitionerOnPage -      -        -          -           -            -        own    all    -
            practitionerLetterPage  -      -        -          -           own          -        own    all    -
            uploadPersonsEvidenceOnPage  -      -        -          -           own          -        own    -      -
            personsEvidenceOnPage   -      -        -          -           own          -        own    all    -
            practitionerFilingPage  -      -        -          -           own          -        own    all    -
            savePractitionerFilingOnPage -      -        -          -           own          -        -      -      -
            practitionerRecordsPage -      -        -          -           own          -        own    all    -
            practitionerRecordPage  -      -        -          -           own          -        own    all    -
            decideOnPractitionerRecordPage -      -        -          -           -            -        own    -      -
            practitionerRepairsPage -      -        -          -           own          -        own    all    -
            practitionerRepairPage  -      -        -          -           own          -        own    all    -
            evidenceOnPractitionerRepairPage -      -        -          -           own          -        own    all    -
            practitionerRepairLetterPage -      -        -          -           own          -        own    all    -
            applyForPractitionerRepairOnPage -      -        -          -           own          -        -      -      -
            movePractitionerRepairOnPage -      -        -          -           -            -        own    -      -
            practitionerYearPage    -      -        -          -           -            -        own    all    -
            drawPractitionersOnPage -      -        -          -           -            -        own    -      -
            addPractitionerOnPage   -      -        -          -           -            -        own    -      -
            submitPractitionersOnPage    -      -        -          -           -            -        own    -      -
            drawPractitionerCheckOnPage  -      -        -          -           -            -        -      all    -
            tellLeaguesOnPage       -      -        -          -           -            -        -      all    -

            # bulk data and long work
            importFile              -      -        -          -           -            -        own    all    -
            report                  -      -        -          -           -            -        own    own    -
            findings                -      -        -          -           -            -        own    own    -
            findingsFile            -      -        -          -           -            -        own    own    -
            job                     -      -        -          -           -            -        own    own    -
            cancel                  -      -        -          -           -            -        own    own    -
            """;

    @Override
    public String text() {
        return TABLE;
    }
}
