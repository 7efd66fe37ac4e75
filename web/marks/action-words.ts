// What was done, in words; a code that is not known yet is read as words. Every action of policies/custos.cedarschema is known (marks.test.ts).
import type { TFunction } from 'i18next';
import { propWords } from './code-words.js';

export function actionWords(code: string, t: TFunction): string {
  const words: Partial<Record<string, string>> = {
    search: t('action.search'), viewEntity: t('action.viewEntity'), viewReport: t('action.viewReport'), expand: t('action.expand'), export: t('action.export'),
    createReport: t('action.createReport'), judge: t('action.judge'), undoJudgement: t('action.undoJudgement'), requestCorrection: t('action.requestCorrection'),
    applyRestriction: t('action.applyRestriction'), delegate: t('action.delegate'), takeBack: t('action.takeBack'), viewDelegations: t('action.viewDelegations'),
    viewCases: t('action.viewCases'), readLabel: t('action.readLabel'), import: t('action.import'), viewLedger: t('action.viewLedger'), setPurpose: t('action.setPurpose'),
    viewAssurances: t('action.viewAssurances'), recordAssurance: t('action.recordAssurance'), endAssurance: t('action.endAssurance'), shredRequest: t('action.shredRequest'),
    shredApprove: t('action.shredApprove'), placeHold: t('action.placeHold'), liftHold: t('action.liftHold'), askOwner: t('action.askOwner'), viewRequestsToUs: t('action.viewRequestsToUs'),
    answerRequest: t('action.answerRequest'), askRelease: t('action.askRelease'), viewReleaseRequests: t('action.viewReleaseRequests'), takeBackRelease: t('action.takeBackRelease'),
    releaseDerived: t('action.releaseDerived'), runScan: t('action.runScan'), sendLog: t('action.sendLog'), viewScans: t('action.viewScans'), plantCanaries: t('action.plantCanaries'), viewCanaries: t('action.viewCanaries'), exportCanaries: t('action.exportCanaries'), takeOverCanaries: t('action.takeOverCanaries'), approvePlantCanary: t('action.approvePlantCanary'), viewFriction: t('action.viewFriction'), viewPrecursorReports: t('action.viewPrecursorReports'), recordPrecursorReport: t('action.recordPrecursorReport'), viewOperations: t('action.viewOperations'), reportToOperation: t('action.reportToOperation'), openOperation: t('action.openOperation'), decideMerge: t('action.decideMerge'), keepOperations: t('action.keepOperations'), viewRoutes: t('action.viewRoutes'), judgeRoute: t('action.judgeRoute'), viewGaps: t('action.viewGaps'), sendRequirement: t('action.sendRequirement'), viewRequirementsToUs: t('action.viewRequirementsToUs'), answerRequirement: t('action.answerRequirement'), viewFigures: t('action.viewFigures'), computeFigure: t('action.computeFigure'), publishFigure: t('action.publishFigure'), viewAssessment: t('action.viewAssessment'), appraise: t('action.appraise'), openCycle: t('action.openCycle'), approvePublishFigure: t('action.approvePublishFigure'), approveReleaseFigure: t('action.approveReleaseFigure'), breakGlass: t('action.breakGlass'), reviewBreakGlass: t('action.reviewBreakGlass'), viewRecord: t('action.viewRecord'),
    viewNotes: t('action.viewNotes'), writeNote: t('action.writeNote'), signNote: t('action.signNote'), releaseNote: t('action.releaseNote'), importFigures: t('action.importFigures'),
    viewReviews: t('action.viewReviews'), handleReview: t('action.handleReview'), decideReview: t('action.decideReview'), readCompelledAnswer: t('action.readCompelledAnswer'),
    viewOwnReviews: t('action.viewOwnReviews'), answerReview: t('action.answerReview'), viewOwnClearance: t('action.viewOwnClearance'), complain: t('action.complain'), takeLeads: t('action.takeLeads'),
    lookBack: t('action.lookBack'), reverseView: t('action.reverseView'), recordReviewAgreement: t('action.recordReviewAgreement'), endReviewAgreement: t('action.endReviewAgreement'), approveReviewAgreement: t('action.approveReviewAgreement'), approveReverseView: t('action.approveReverseView'), exportLookBack: t('action.exportLookBack'), approveLookBackExport: t('action.approveLookBackExport'), sealLookBack: t('action.sealLookBack'),
    viewNotices: t('action.viewNotices'), viewSessions: t('action.viewSessions'), endSession: t('action.endSession'), viewBreakGlass: t('action.viewBreakGlass'),
    endBreakGlass: t('action.endBreakGlass'), viewOwnRequests: t('action.viewOwnRequests'), viewPasskeys: t('action.viewPasskeys'), addPasskey: t('action.addPasskey'),
    removePasskey: t('action.removePasskey'), withdrawPasskeys: t('action.withdrawPasskeys'), viewApprovals: t('action.viewApprovals'), requestApproval: t('action.requestApproval'),
    approveUnsealSource: t('action.approveUnsealSource'), approveDestroySource: t('action.approveDestroySource'), approveAmendSource: t('action.approveAmendSource'),
    approvePolicyChange: t('action.approvePolicyChange'), approvePeopleChange: t('action.approvePeopleChange'), approveSecondPerson: t('action.approveSecondPerson'),
    approveAssurance: t('action.approveAssurance'), approveDerivedRelease: t('action.approveDerivedRelease'), replayDecisions: t('action.replayDecisions'),
    rehearsePolicies: t('action.rehearsePolicies'), viewPolicies: t('action.viewPolicies'), seeSight: t('action.seeSight'), proposePolicies: t('action.proposePolicies'),
    adoptPolicies: t('action.adoptPolicies'), whoSees: t('action.whoSees'), seeOwnSight: t('action.seeOwnSight'), viewPeople: t('action.viewPeople'),
    administerPeople: t('action.administerPeople'), viewSources: t('action.viewSources'), sealSource: t('action.sealSource'), requestUnseal: t('action.requestUnseal'),
    unsealSource: t('action.unsealSource'), requestDestroySource: t('action.requestDestroySource'), destroySource: t('action.destroySource'),
    requestAmendSource: t('action.requestAmendSource'), amendSource: t('action.amendSource'), signIn: t('action.signIn'), signInFailed: t('action.signInFailed'),
    signOut: t('action.signOut'), sessionsEnded: t('action.sessionsEnded'), setPassword: t('action.setPassword'), invitationFailed: t('action.invitationFailed'),
    accountFromClaims: t('action.accountFromClaims'), suspendMember: t('action.suspendMember'), stepUp: t('action.stepUp'), stepUpAsked: t('action.stepUpAsked'),
    stepUpFailed: t('action.stepUpFailed'), addPasskeyAsked: t('action.addPasskeyAsked'), addPasskeyFailed: t('action.addPasskeyFailed'), passkeyStopped: t('action.passkeyStopped'),
    approvalReminded: t('action.approvalReminded'), approvalExpired: t('action.approvalExpired'), takeApproval: t('action.takeApproval'), readNotice: t('action.readNotice'),
    nameRefused: t('action.nameRefused'), ownerAsked: t('action.ownerAsked'), releaseAsked: t('action.releaseAsked'), shredded: t('action.shredded'),
  };
  return words[code] ?? propWords(code);
}
