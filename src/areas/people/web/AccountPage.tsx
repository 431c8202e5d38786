import './people.css';
import { Facts } from '../../../ui/Facts.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { PasswordSection } from './ChangePassword.tsx';
import { DelegationsSection } from './DelegationsSection.tsx';
import { Posts } from './DeskPage.tsx';
import { OutsideAccountsSection } from './OutsideAccounts.tsx';
import { RemindersSection } from './RemindersSection.tsx';
import { SecondStepSection } from './SecondStep.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { TokensSection } from './TokensSection.tsx';
import { useMe, useWhoAmI } from './who.ts';
import { words } from './words.ts';

/** One's own account. */
export function AccountPage() {
  const say = useSay();
  const { fullName, login, posts } = useMe();
  return (
    <Page title={say(words.account)} lead={say(words.accountLead)}>
      <Section title={fullName}>
        <Facts
          facts={[
            [say(words.login), login],
            [
              say(words.myPosts),
              posts.length === 0 ? say(words.noPosts) : <Posts key="posts" posts={posts} />,
            ],
          ]}
        />
      </Section>
      <SecondStepSection />
      <PasswordSection />
      <SessionsSection />
      <OutsideAccountsSection offered={(useWhoAmI().data?.result.providers.length ?? 0) > 0} />
      <RemindersSection />
      <DelegationsSection />
      <TokensSection />
    </Page>
  );
}
