import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { Broken, NotFound } from './Broken.tsx';
import { Frame } from './Frame.tsx';
import { lazyPage } from './lazy-page.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Broken });

/** What stands behind the `?` of an address: all of it is text. */
type Search = Readonly<Record<string, string | undefined>>;
const validateSearch = (search: Record<string, unknown>): Search => search as Search;
const below = { getParentRoute: () => root, validateSearch } as const;

/** Each page is a file of its own, fetched when it is first opened. */
const pages = [
  createRoute({
    ...below,
    path: '/',
    component: lazyPage(() => import('./HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    ...below,
    path: '/kiem-tra',
    component: lazyPage(() => import('./CheckPage.tsx'), 'CheckPage'),
  }),
  createRoute({
    ...below,
    path: '/tai-khoan',
    component: lazyPage(() => import('../areas/people/web/AccountPage.tsx'), 'AccountPage'),
  }),
  // Other systems' sign-in sends people back to these two.
  createRoute({ ...below, path: '/dang-nhap', component: () => <Navigate to="/" replace /> }),
  createRoute({
    ...below,
    path: '/lien-ket',
    component: lazyPage(() => import('../areas/people/web/OutsideAccounts.tsx'), 'LinkPage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi',
    component: lazyPage(() => import('../areas/units/web/TreePage.tsx'), 'TreePage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/so-sanh',
    component: lazyPage(() => import('../areas/units/web/ComparePage.tsx'), 'ComparePage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/$unitId',
    component: lazyPage(() => import('../areas/units/web/UnitPage.tsx'), 'UnitPage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/$unitId/de-xuat',
    component: lazyPage(() => import('../areas/units/web/ProposalsPage.tsx'), 'ProposalsPage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/$unitId/nhap',
    component: lazyPage(() => import('../areas/units/web/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/$unitId/quy-doi',
    component: lazyPage(() => import('../areas/units/web/CarryPage.tsx'), 'CarryPage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/$unitId/noi-cung-cap',
    component: lazyPage(() => import('../areas/reports/web/suppliers/SuppliersPage.tsx'), 'SuppliersPage'),
  }),
  createRoute({
    ...below,
    path: '/don-vi/$unitId/mau-bao-cao',
    component: lazyPage(() => import('../areas/reports/web/out/TemplatePage.tsx'), 'TemplatePage'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId/$reportId/loi-van',
    component: lazyPage(() => import('./NarrativeRoute.tsx'), 'NarrativeRoute'),
  }),
  createRoute({
    ...below,
    path: '/nguoi',
    component: lazyPage(() => import('../areas/people/web/ChooseUnitPage.tsx'), 'ChooseUnitPage'),
  }),
  createRoute({
    ...below,
    path: '/nguoi/$unitId',
    component: lazyPage(() => import('../areas/people/web/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    ...below,
    path: '/nguoi/$unitId/them',
    component: lazyPage(() => import('../areas/people/web/NewPersonPage.tsx'), 'NewPersonPage'),
  }),
  createRoute({
    ...below,
    path: '/nguoi/$unitId/$personId',
    component: lazyPage(() => import('../areas/people/web/PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao',
    component: lazyPage(() => import('../areas/reports/web/entry/OwedPages.tsx'), 'ChooseReports'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId',
    component: lazyPage(() => import('../areas/reports/web/entry/OwedPages.tsx'), 'OwedPage'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId/$reportId',
    component: lazyPage(() => import('./ReportRoute.tsx'), 'ReportRoute'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId/$reportId/suy-ra',
    component: lazyPage(() => import('../areas/reports/web/derived/DerivedPage.tsx'), 'DerivedPage'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId/$reportId/tu-so',
    component: lazyPage(() => import('../areas/reports/web/counted/CountedPage.tsx'), 'CountedPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/nhap',
    component: lazyPage(() => import('../areas/documents/web/import/ListsPage.tsx'), 'ListsPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/nhap/$importId',
    component: lazyPage(() => import('../areas/documents/web/import/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/dem',
    component: lazyPage(() => import('../areas/documents/web/CountedDocuments.tsx'), 'CountedDocuments'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId/$reportId/tu-tep/$fileId/van-ban',
    component: lazyPage(() => import('../areas/legacy/web/named/NamedPage.tsx'), 'NamedPage'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao/$unitId/$reportId/tu-tep',
    component: lazyPage(() => import('../areas/legacy/web/taking/TakingPage.tsx'), 'TakingPage'),
  }),
  createRoute({
    ...below,
    path: '/nhat-ky',
    component: lazyPage(() => import('./LogPages.tsx'), 'ChooseLog'),
  }),
  createRoute({
    ...below,
    path: '/nhat-ky/$unitId',
    component: lazyPage(() => import('./LogPages.tsx'), 'UnitLog'),
  }),
  createRoute({
    ...below,
    path: '/he-thong',
    component: lazyPage(() => import('./StateRoute.tsx'), 'StateRoute'),
  }),
  createRoute({
    ...below,
    path: '/xu-huong',
    component: lazyPage(() => import('../areas/reports/web/trend/TrendPage.tsx'), 'ChooseTrendPage'),
  }),
  createRoute({
    ...below,
    path: '/xu-huong/$unitId',
    component: lazyPage(() => import('../areas/reports/web/trend/TrendPage.tsx'), 'TrendPage'),
  }),
  createRoute({
    ...below,
    path: '/dot-bao-cao',
    component: lazyPage(
      () => import('../areas/reports/web/receive/ChooseReceiverPage.tsx'),
      'ChooseReceiverPage',
    ),
  }),
  createRoute({
    ...below,
    path: '/dot-bao-cao/$unitId',
    component: lazyPage(() => import('../areas/reports/web/receive/CampaignsPage.tsx'), 'CampaignsPage'),
  }),
  createRoute({
    ...below,
    path: '/dot-bao-cao/$unitId/mo',
    component: lazyPage(
      () => import('../areas/reports/web/receive/OpenCampaignPage.tsx'),
      'OpenCampaignPage',
    ),
  }),
  createRoute({
    ...below,
    path: '/dot-bao-cao/$unitId/ca-nam',
    component: lazyPage(() => import('../areas/reports/web/receive/YearPage.tsx'), 'YearPage'),
  }),
  createRoute({
    ...below,
    path: '/dot-bao-cao/$unitId/$campaignId',
    component: lazyPage(() => import('../areas/reports/web/receive/MatrixPage.tsx'), 'MatrixPage'),
  }),
  createRoute({
    ...below,
    path: '/bao-cao-da-gui/$unitId/$reportId/$number',
    component: lazyPage(() => import('../areas/reports/web/receive/SentPage.tsx'), 'SentPage'),
  }),
  createRoute({
    ...below,
    path: '/cong-so-lieu/$unitId/$reportId',
    component: lazyPage(() => import('../areas/reports/web/receive/AddedUpPage.tsx'), 'AddedUpPage'),
  }),
  createRoute({
    ...below,
    path: '/nguon-so-lieu/$unitId/$reportId/$indicator',
    component: lazyPage(() => import('../areas/reports/web/receive/FigurePage.tsx'), 'FigurePage'),
  }),
  createRoute({
    ...below,
    path: '/so-sanh-chi-tieu/$unitId/$campaignId',
    component: lazyPage(() => import('../areas/reports/web/receive/ComparePage.tsx'), 'ComparePage'),
  }),
  createRoute({
    ...below,
    path: '/ke-hoach',
    component: lazyPage(() => import('../areas/plans/web/PlansPage.tsx'), 'ChoosePlansPage'),
  }),
  createRoute({
    ...below,
    path: '/ke-hoach/$unitId',
    component: lazyPage(() => import('../areas/plans/web/PlansPage.tsx'), 'PlansPage'),
  }),
  createRoute({
    ...below,
    path: '/ke-hoach/$unitId/$planId',
    component: lazyPage(() => import('../areas/plans/web/PlanPage.tsx'), 'PlanPage'),
  }),
  createRoute({
    ...below,
    path: '/ke-hoach/$unitId/$planId/them',
    component: lazyPage(() => import('../areas/plans/web/AddTasksPage.tsx'), 'AddTasksPage'),
  }),
  createRoute({
    ...below,
    path: '/ke-hoach/$unitId/$planId/dieu-chinh',
    component: lazyPage(() => import('../areas/plans/web/AmendPage.tsx'), 'AmendPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu',
    component: lazyPage(() => import('../areas/plans/web/PlansPage.tsx'), 'ChooseTasksPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId',
    component: lazyPage(() => import('../areas/plans/web/TasksPage.tsx'), 'TasksPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/dem',
    component: lazyPage(() => import('../areas/plans/web/CountedTasks.tsx'), 'CountedTasks'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/giao',
    component: lazyPage(() => import('../areas/plans/web/GivePages.tsx'), 'GivePage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/tu-van-ban',
    component: lazyPage(() => import('../areas/plans/web/GivePages.tsx'), 'TakeUpPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/lich',
    component: lazyPage(() => import('../areas/plans/web/CalendarPage.tsx'), 'CalendarPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/bang',
    component: lazyPage(() => import('../areas/plans/web/BoardPage.tsx'), 'BoardPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/da-giao',
    component: lazyPage(() => import('../areas/plans/web/GivenPage.tsx'), 'GivenPage'),
  }),
  createRoute({
    ...below,
    path: '/viec-cho/$loai',
    component: lazyPage(() => import('../areas/plans/web/WaitingPage.tsx'), 'WaitingPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/cham',
    component: lazyPage(() => import('../areas/plans/web/LatenessPage.tsx'), 'LatenessPage'),
  }),
  createRoute({
    ...below,
    path: '/nhiem-vu/$unitId/$taskId',
    component: lazyPage(() => import('../areas/plans/web/TaskPage.tsx'), 'TaskPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban',
    component: lazyPage(() => import('../areas/documents/web/ChooseDocuments.tsx'), 'ChooseDocuments'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId',
    component: lazyPage(() => import('../areas/documents/web/ListPage.tsx'), 'ListPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/so',
    component: lazyPage(() => import('../areas/documents/web/RegistersPage.tsx'), 'RegistersPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/so/$registerId',
    component: lazyPage(() => import('../areas/documents/web/CheckRegisterPage.tsx'), 'CheckRegisterPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/vao-so',
    component: lazyPage(() => import('../areas/documents/web/RecordPage.tsx'), 'RecordPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/soan',
    component: lazyPage(() => import('../areas/documents/web/DraftPage.tsx'), 'DraftPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/vbqppl',
    component: lazyPage(() => import('../areas/documents/web/LegalPage.tsx'), 'LegalPage'),
  }),
  createRoute({
    ...below,
    path: '/van-ban/$unitId/$documentId',
    component: lazyPage(() => import('../areas/documents/web/DocumentPage.tsx'), 'DocumentPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultPreload: 'intent',
  // One page that fails leaves the menu and the others as they are.
  defaultErrorComponent: Broken,
  scrollRestoration: true,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const filled = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
