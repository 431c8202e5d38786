/**
 * Commands of documents, plans and reports that no story tells, and the tests under which the server is killed while they are done.
 */
export const toldElsewhere: Readonly<Record<string, readonly string[]>> = {
  'kill-lists.test.ts': ['documents.startImport', 'documents.stopImport', 'documents.resumeImport'],
  // For kill-lists.
  'lists.ts': ['documents.sendList'],
  'kill-signatures.test.ts': ['documents.signWithDemoSigner'],
  'kill-bundles.test.ts': ['reports.makeBundle'],
  'kill-reports.test.ts': [
    'reports.saveCells',
    'reports.receiveReports',
    'reports.proposeCorrection',
    'reports.correctReport',
  ],
  // For kill-reports.
  'repeaters.ts': [
    'reports.saveSection',
    'reports.excuseReport',
    'reports.liftExcuse',
    'reports.takeFigures',
    'reports.adjustFigure',
    'legacy.takeReportFile',
  ],
};

/** Commands during which no test kills the server, and why none needs to. */
export const untold: Readonly<Record<string, string>> = {
  'reports.openCampaign':
    'opened before each story of a report, and once a quarter in truth: killing during each would cost more than all other deeds together',
  'reports.nameSuccessor':
    'one entry in the history of a report of a divided unit, as reports.extendLock makes one',
  'reports.explainFinding': 'one row, put over itself when it is sent again',
  'reports.decideExplanation': 'one row that is there, put over itself when it is sent again',
  'reports.dropCorrection': 'one entry in the history of a report, as reports.proposeCorrection makes one',
  'reports.withdrawAdjustment': 'two columns of the row that reports.adjustFigure has made',
  'reports.takeDerived': 'writes cells as reports.takeCounted does, of units that were merged',
  'reports.setTemplate': 'a stored file and the one row that names it, as reports.addPicture keeps one',
  'reports.removeTemplate': 'one row, which says that there is none from now on',
  'reports.setSupplier': 'rows that only say who is to be asked for a figure: no figure follows from them',
};
