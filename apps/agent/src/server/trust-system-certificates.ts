import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** An organisation's own authority is in the system's list, where its administrators have put it. */
export function trustSystemCertificates(): void {
  setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);
}
