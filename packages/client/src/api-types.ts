/* Made from the OpenAPI document by `npm run client`; not edited by hand. */
import type { Ids } from './ids.ts';

export interface paths {
    readonly "/access-policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Policies of conditional access
         * @description Needs manage-policies. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listAccessPolicies"];
        readonly put?: never;
        /**
         * Add a policy of conditional access
         * @description Needs manage-policies. Tokens open it.
         */
        readonly post: operations["addAccessPolicy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/access-policies/{policyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One policy of conditional access
         * @description Needs manage-policies. Tokens open it.
         */
        readonly get: operations["getAccessPolicy"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a policy of conditional access
         * @description Needs manage-policies. Tokens open it.
         */
        readonly delete: operations["removeAccessPolicy"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a policy of conditional access; running sessions are judged anew
         * @description Needs manage-policies. Tokens open it.
         */
        readonly patch: operations["updateAccessPolicy"];
        readonly trace?: never;
    };
    readonly "/access/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * May this helper do this to this sharer on this device, and every rule that makes it so
         * @description Needs manage-roles or view-audit-log. Tokens open it.
         */
        readonly post: operations["explainAccess"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/access/what-if": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What conditional access would say of somebody
         * @description Needs manage-policies. Tokens open it.
         */
        readonly post: operations["whatIf"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How the caller signs in; not found where another provider is used
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly get: operations["account"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/interactions/{uid}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What a signing-in person is asked next
         * @description For anybody: signing in; bound to the interaction’s cookie.
         */
        readonly get: operations["getInteraction"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/interactions/{uid}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give signing in up
         * @description For anybody: signing in; bound to the interaction’s cookie.
         */
        readonly post: operations["interactionCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/interactions/{uid}/passkey": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Use a passkey, alone or as second factor
         * @description For anybody: signing in; bound to the interaction’s cookie.
         */
        readonly post: operations["interactionPasskey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/interactions/{uid}/passkey/options": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to use a passkey, alone or as second factor
         * @description For anybody: signing in; bound to the interaction’s cookie.
         */
        readonly post: operations["interactionPasskeyOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/interactions/{uid}/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign in by address and password
         * @description For anybody: signing in; bound to the interaction’s cookie.
         */
        readonly post: operations["interactionPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/interactions/{uid}/totp": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The second factor: a code of the authenticator app
         * @description For anybody: signing in; bound to the interaction’s cookie.
         */
        readonly post: operations["interactionTotp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/invitation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Use an invitation: set the first password
         * @description For anybody: guarded by the one-time token of the invitation.
         */
        readonly post: operations["acceptInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/invitation/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Whom an invitation is for
         * @description For anybody: guarded by the one-time token of the invitation.
         */
        readonly post: operations["invitationState"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/passkeys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add a passkey, within five minutes of its options
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["addPasskey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/passkeys/{passkeyId}/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Remove a passkey
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["removePasskey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/passkeys/options": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to add a passkey
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["passkeyOptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the own password; ends the caller’s other sign-ins
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["changePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/sign-ins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where the caller is signed in
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly get: operations["listSignIns"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/sign-ins/{signInId}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End one of the caller’s sign-ins
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["endSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/totp/begin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to set up an authenticator app; in use only once a code of it was given
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["beginTotp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/totp/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prove the authenticator app by a code of it; from now on it is asked for
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["confirmTotp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/account/totp/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop using the authenticator app
         * @description For everybody signed in: the caller’s own account. No token opens it.
         */
        readonly post: operations["removeTotp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/device": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * What the device says of itself now, after an update or a new name
         * @description For everybody signed in: the agent’s own device. No token opens it.
         */
        readonly put: operations["setDeviceFacts"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/enrol": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Enrol a device by a token, without anybody signing in; once more is the same device
         * @description For anybody: guarded by the enrolment token and the proof of the device’s key.
         */
        readonly post: operations["enrolDevice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/facts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * What the device is and how it is protected, at its agent’s start and when something changes
         * @description For anybody: guarded by the proof of the device’s key.
         */
        readonly put: operations["reportDevice"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Another key for the device: the request is proven by the old one, the body by the new one
         * @description For anybody: guarded by the proof of the device’s key.
         */
        readonly post: operations["replaceDeviceKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who is signed in on this device, and the keys that sign grants
         * @description For everybody signed in: the agent’s own sign-in. No token opens it.
         */
        readonly get: operations["agentMe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/sign-in-codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A code by which an agent on this machine signs the caller in, once, within a minute
         * @description For everybody signed in: hands over the caller’s own sign-in. No token opens it.
         */
        readonly post: operations["createAgentCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/sign-ins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign an agent in by a code; enrols its device at the first time
         * @description For anybody: guarded by the one-time code, its verifier and the proof of the device’s key.
         */
        readonly post: operations["agentSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/agent/sign-ins/current": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Sign the agent out; its device stays enrolled
         * @description For everybody signed in: ends the agent’s own sign-in. No token opens it.
         */
        readonly delete: operations["endAgentSignIn"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/approvals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What helpers ask the caller to approve, the newest first
         * @description For everybody signed in: shows only what the caller is asked to approve. No token opens it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listApprovals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/approvals/{approvalId}/answer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve or decline that a helper does something in one session
         * @description For everybody signed in: only for approvers of the policy; not found for anybody else. No token opens it.
         */
        readonly post: operations["answerApproval"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/assignments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Role assignments, by name
         * @description Needs manage-roles or manage-people or view-audit-log. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listAssignments"];
        readonly put?: never;
        /**
         * Assign a role to the members of groups, for people and devices of groups or for all
         * @description Needs manage-roles. Tokens open it.
         */
        readonly post: operations["addAssignment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/assignments/{assignmentId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One role assignment
         * @description Needs manage-roles or manage-people or view-audit-log. Tokens open it.
         */
        readonly get: operations["getAssignment"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a role assignment
         * @description Needs manage-roles. Tokens open it.
         */
        readonly delete: operations["removeAssignment"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a role assignment; it counts at once, also for sessions that are on
         * @description Needs manage-roles. Tokens open it.
         */
        readonly patch: operations["updateAssignment"];
        readonly trace?: never;
    };
    readonly "/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The audit log, newest first
         * @description Needs view-audit-log. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["auditLog"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The audit log as a file (CSV or JSON)
         * @description Needs view-audit-log. Tokens open it.
         */
        readonly get: operations["exportAudit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/streams": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where the audit log is streamed to
         * @description Needs manage-settings. Tokens open it.
         */
        readonly get: operations["listStreams"];
        readonly put?: never;
        /**
         * Stream the audit log from now on; answers the secret that signs a webhook, once
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["addStream"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/streams/{streamId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Stop streaming to this place
         * @description Needs manage-settings. Tokens open it.
         */
        readonly delete: operations["removeStream"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Rename a stream, turn it on or off, or change its format
         * @description Needs manage-settings. Tokens open it.
         */
        readonly patch: operations["updateStream"];
        readonly trace?: never;
    };
    readonly "/audit/streams/{streamId}/dead-letters": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Rows that the receiver refused, the oldest first, two hundred at most
         * @description Needs manage-settings. Tokens open it.
         */
        readonly get: operations["deadLetters"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/streams/{streamId}/dead-letters/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Deliver refused rows again, or give them up
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["replayDeadLetters"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/streams/{streamId}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Deliver again from a row on
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["replayStream"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/streams/{streamId}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send one event that says it is a test, now
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["testStream"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/audit/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Verify the hash chain now
         * @description Needs view-audit-log. Tokens open it.
         */
        readonly post: operations["verifyAudit"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/compliance-policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compliance policies by name
         * @description Needs manage-policies or view-devices. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listCompliancePolicies"];
        readonly put?: never;
        /**
         * Make a compliance policy; its devices are evaluated anew at once
         * @description Needs manage-policies. Tokens open it.
         */
        readonly post: operations["addCompliancePolicy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/compliance-policies/{policyId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One compliance policy
         * @description Needs manage-policies or view-devices. Tokens open it.
         */
        readonly get: operations["getCompliancePolicy"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a compliance policy; its devices are evaluated anew at once
         * @description Needs manage-policies. Tokens open it.
         */
        readonly delete: operations["removeCompliancePolicy"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a compliance policy; its devices are evaluated anew at once
         * @description Needs manage-policies. Tokens open it.
         */
        readonly patch: operations["updateCompliancePolicy"];
        readonly trace?: never;
    };
    readonly "/device-groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a group of the devices that meet a rule; it fills and empties by itself
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["createDeviceGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/device-groups/{groupId}/rule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The rule of a group of devices
         * @description Needs view-devices or manage-devices. Tokens open it.
         */
        readonly get: operations["getDeviceGroupRule"];
        /**
         * Change the rule of a group of devices, and fill the group by it
         * @description Needs manage-devices. Tokens open it.
         */
        readonly put: operations["setDeviceGroupRule"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/device-groups/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many devices meet a rule, before a group is made of it
         * @description Needs view-devices or manage-devices. Tokens open it.
         */
        readonly post: operations["countDevicesByRule"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The devices of the tenant, a page at a time
         * @description Needs view-devices or manage-devices. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listDevices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A device with its facts and groups
         * @description Needs view-devices or manage-devices. Tokens open it.
         */
        readonly get: operations["getDevice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Name a device, say whose it is and who mainly uses it
         * @description Needs manage-devices. Tokens open it.
         */
        readonly patch: operations["updateDevice"];
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}/compliance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether a device complies: each policy that is for it, with each rule
         * @description Needs view-devices or manage-devices. Tokens open it.
         */
        readonly get: operations["deviceCompliance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}/external-facts/{source}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * What something outside knows of a device, in place of what it told before
         * @description Needs manage-devices. Tokens open it.
         */
        readonly put: operations["setExternalFacts"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a retired device in again; its person has to sign in anew
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["restoreDevice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}/retire": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a device in no longer: ends its sign-in and its sessions; does nothing when it is retired
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["retireDevice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}/rotate-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ask a device for a new key at its next contact
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["rotateDeviceKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/{deviceId}/unenrol": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Forget the key of a device: it has to enrol anew, as another device
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["unenrolDevice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Do the same to many devices; each succeeds or fails by itself
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["bulkDevices"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/devices/names": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Devices to choose one of: those with a name, serial or model that begins like this
         * @description Needs manage-roles or view-audit-log. Tokens open it.
         */
        readonly get: operations["findDevices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Domains of the tenant
         * @description Needs manage-settings. Tokens open it.
         */
        readonly get: operations["listDomains"];
        readonly put?: never;
        /**
         * Add a domain
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["addDomain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains/{domainId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a domain
         * @description Needs manage-settings. Tokens open it.
         */
        readonly delete: operations["removeDomain"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains/{domainId}/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Look for the TXT record now
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["verifyDomain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/enrolment-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Enrolment tokens, newest first
         * @description Needs manage-devices. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listEnrolmentTokens"];
        readonly put?: never;
        /**
         * Make an enrolment token; it is shown here and nowhere else
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["createEnrolmentToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/enrolment-tokens/{enrolmentTokenId}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let no more devices enrol with it; those that did stay enrolled
         * @description Needs manage-devices. Tokens open it.
         */
        readonly post: operations["revokeEnrolmentToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Groups of people and of devices
         * @description Needs manage-people or manage-devices or manage-roles or manage-policies or manage-settings. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listGroups"];
        readonly put?: never;
        /**
         * Make an empty group
         * @description Needs manage-people or manage-devices. Tokens open it.
         */
        readonly post: operations["addGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/groups/{groupId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One group
         * @description Needs manage-people or manage-devices or manage-roles or manage-policies or manage-settings. Tokens open it.
         */
        readonly get: operations["getGroup"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a group that nothing refers to
         * @description Needs manage-people or manage-devices. Tokens open it.
         */
        readonly delete: operations["removeGroup"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Rename or describe a group
         * @description Needs manage-people or manage-devices. Tokens open it.
         */
        readonly patch: operations["updateGroup"];
        readonly trace?: never;
    };
    readonly "/groups/{groupId}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Direct members of a group
         * @description Needs manage-people or manage-devices or manage-roles or manage-policies or manage-settings. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listGroupMembers"];
        readonly put?: never;
        /**
         * Add members to a group, or remove them
         * @description Needs manage-people or manage-devices. Tokens open it.
         */
        readonly post: operations["changeGroupMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/identity-provider": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The tenant’s identity provider
         * @description Needs manage-settings. Tokens open it.
         */
        readonly get: operations["getIdentityProvider"];
        /**
         * Set the identity provider; it is asked for its metadata first
         * @description Needs manage-settings. Tokens open it.
         */
        readonly put: operations["setIdentityProvider"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/live/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A ticket that opens one live socket, once, within 30 seconds
         * @description For everybody signed in: opens the caller’s own live socket. No token opens it.
         */
        readonly post: operations["liveTicket"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who is signed in, and what they may do
         * @description For everybody signed in: the caller’s own profile. A person’s token opens it, a service’s doesn’t.
         */
        readonly get: operations["me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change the own profile
         * @description For everybody signed in: the caller’s own profile. No token opens it.
         */
        readonly patch: operations["updateMe"];
        readonly trace?: never;
    };
    readonly "/me/picture": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Set the own picture (raw PNG, JPEG or WebP)
         * @description For everybody signed in: the caller’s own picture. No token opens it.
         */
        readonly put: operations["setPicture"];
        readonly post?: never;
        /**
         * Remove the own picture
         * @description For everybody signed in: the caller’s own picture. No token opens it.
         */
        readonly delete: operations["removePicture"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/networks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Named networks, and which of them the caller is in
         * @description Needs manage-policies. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listNetworks"];
        readonly put?: never;
        /**
         * Name a range of networks
         * @description Needs manage-policies. Tokens open it.
         */
        readonly post: operations["addNetwork"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/networks/{networkId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a named network that no policy names
         * @description Needs manage-policies. Tokens open it.
         */
        readonly delete: operations["removeNetwork"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a named network; policies that name it are judged anew
         * @description Needs manage-policies. Tokens open it.
         */
        readonly patch: operations["updateNetwork"];
        readonly trace?: never;
    };
    readonly "/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * People of the tenant
         * @description Needs manage-people. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listPeople"];
        readonly put?: never;
        /**
         * Add a person; answers a one-time invitation link where the embedded provider is used
         * @description Needs manage-people. Tokens open it.
         */
        readonly post: operations["addPerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/{personId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One person with groups, devices and running sessions
         * @description Needs manage-people. Tokens open it.
         */
        readonly get: operations["getPerson"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change roles, deactivate or reactivate, lift a block
         * @description Needs manage-people. Tokens open it.
         */
        readonly patch: operations["updatePerson"];
        readonly trace?: never;
    };
    readonly "/people/{personId}/invitation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A new one-time invitation link for somebody who hasn’t used theirs
         * @description Needs manage-people. Tokens open it.
         */
        readonly post: operations["renewInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/{personId}/permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What a person may do, each with where it comes from
         * @description Needs manage-roles or manage-people or view-audit-log. Tokens open it.
         */
        readonly get: operations["personPermissions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/{personId}/picture": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A person’s picture
         * @description For everybody signed in: pictures are shown to the whole tenant; not found beyond it. No token opens it.
         */
        readonly get: operations["getPicture"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Do the same to many people
         * @description Needs manage-people. Tokens open it.
         */
        readonly post: operations["bulkPeople"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take over every good line of a CSV file of people
         * @description Needs manage-people. Tokens open it.
         */
        readonly post: operations["importPeople"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/import/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What a CSV file of people would change
         * @description Needs manage-people. Tokens open it.
         */
        readonly post: operations["previewPeopleImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/people/names": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * People to choose one of: those whose name, address or job title begins like this
         * @description Needs manage-people or manage-roles or manage-policies or view-audit-log. Tokens open it.
         */
        readonly get: operations["findPeople"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reports/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Sessions, searched, filtered and sorted
         * @description Needs view-reports. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["sessionsReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reports/sessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One session with its timeline
         * @description Needs view-reports. Tokens open it.
         */
        readonly get: operations["sessionReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reports/sessions/active": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Sessions that are on now, with the figures of the monitor
         * @description Needs view-reports. Tokens open it.
         */
        readonly get: operations["activeSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reports/sessions/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The sessions report as a file (CSV per RFC 4180, or JSON)
         * @description Needs export-reports. Tokens open it.
         */
        readonly get: operations["exportSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Roles, built-in and custom, by name
         * @description Needs manage-roles or manage-people or view-audit-log. Tokens open it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listRoles"];
        readonly put?: never;
        /**
         * Make a custom role
         * @description Needs manage-roles. Tokens open it.
         */
        readonly post: operations["addRole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/roles/{roleId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One role with its permissions
         * @description Needs manage-roles or manage-people or view-audit-log. Tokens open it.
         */
        readonly get: operations["getRole"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a custom role that no assignment uses
         * @description Needs manage-roles. Tokens open it.
         */
        readonly delete: operations["removeRole"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a custom role; it counts at once, also for sessions that are on
         * @description Needs manage-roles. Tokens open it.
         */
        readonly patch: operations["updateRole"];
        readonly trace?: never;
    };
    readonly "/service-tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The tokens of services, newest first
         * @description Needs manage-settings. No token opens it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listServiceTokens"];
        readonly put?: never;
        /**
         * Make a token that stands for no person, with at most the caller’s permissions
         * @description Needs manage-settings. No token opens it.
         */
        readonly post: operations["createServiceToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/service-tokens/{tokenId}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a token of a service at once
         * @description Needs manage-settings. No token opens it.
         */
        readonly post: operations["revokeServiceToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/service-tokens/{tokenId}/take-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Answer for a token of a service from now on: it gives no more than who does may
         * @description Needs manage-settings. No token opens it.
         */
        readonly post: operations["takeOverServiceToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a session and get its code
         * @description Needs view-screen or take-full-control. A person’s token opens it, a service’s doesn’t.
         */
        readonly post: operations["startSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A session as one of its sides sees it
         * @description For everybody signed in: the two sides of the session; not found for anybody else. No token opens it.
         */
        readonly get: operations["getSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sessions/{sessionId}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End any session of the tenant
         * @description Needs end-any-session. Tokens open it.
         */
        readonly post: operations["endSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sessions/join": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Use a code
         * @description For everybody signed in: everybody of the tenant may get help. No token opens it.
         */
        readonly post: operations["joinSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The tenant’s settings
         * @description Needs manage-settings. Tokens open it.
         */
        readonly get: operations["getSettings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change some settings; takes effect at once
         * @description Needs manage-settings. Tokens open it.
         */
        readonly patch: operations["updateSettings"];
        readonly trace?: never;
    };
    readonly "/settings/overrides": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Settings that differ for groups, in the order in which they are laid over each other; the last one wins
         * @description Needs manage-settings. Tokens open it.
         */
        readonly get: operations["listSettingsOverrides"];
        readonly put?: never;
        /**
         * Let settings differ for one group; it comes last and so wins over the others
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["addSettingsOverride"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/settings/overrides/{overrideId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Let the tenant’s settings hold for a group again
         * @description Needs manage-settings. Tokens open it.
         */
        readonly delete: operations["removeSettingsOverride"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Replace what differs for a group
         * @description Needs manage-settings. Tokens open it.
         */
        readonly patch: operations["updateSettingsOverride"];
        readonly trace?: never;
    };
    readonly "/settings/overrides/order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put all overrides into another order
         * @description Needs manage-settings. Tokens open it.
         */
        readonly post: operations["orderSettingsOverrides"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the server waits for its set-up
         * @description For anybody: tells only whether the server still waits for its set-up.
         */
        readonly get: operations["setupState"];
        readonly put?: never;
        /**
         * Make the organisation and its first administrator
         * @description For anybody: guarded by the one-time token; gone afterwards.
         */
        readonly post: operations["setup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find the provider of an e-mail address and begin signing in
         * @description For anybody: nobody is signed in yet.
         */
        readonly post: operations["beginSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * End of signing in: the provider’s answer
         * @description For anybody: guarded by state, nonce, PKCE and the cookie of the browser that began.
         */
        readonly get: operations["signInCallback"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-in/step-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prove more at the provider, and come back with the same sign-in
         * @description For everybody signed in: proves more of the caller’s own sign-in. No token opens it.
         */
        readonly post: operations["stepUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sign-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign out here or everywhere
         * @description For everybody signed in: ends the caller’s own sign-ins. No token opens it.
         */
        readonly post: operations["signOut"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The own tokens, newest first
         * @description For everybody signed in: the caller’s own tokens, made in a browser alone. No token opens it. Paged: ask again with `after` set to the answer’s `next`, and nothing else changed, until `next` is null.
         */
        readonly get: operations["listTokens"];
        readonly put?: never;
        /**
         * Make a token that may do some of what its person may
         * @description For everybody signed in: the caller’s own tokens, made in a browser alone. No token opens it.
         */
        readonly post: operations["createToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/tokens/{tokenId}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End an own token at once
         * @description For everybody signed in: the caller’s own tokens, made in a browser alone. No token opens it.
         */
        readonly post: operations["revokeToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/views": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The own and the shared views of one list
         * @description For everybody signed in: the caller’s own views, and what others share of lists. No token opens it.
         */
        readonly get: operations["listViews"];
        readonly put?: never;
        /**
         * Keep filters, sort and columns of a list under a name
         * @description For everybody signed in: the caller’s own views, and what others share of lists. No token opens it.
         */
        readonly post: operations["addView"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/views/{viewId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Forget an own view; whoever manages settings also somebody’s shared one
         * @description For everybody signed in: the caller’s own views, and what others share of lists. No token opens it.
         */
        readonly delete: operations["removeView"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Rename an own view, share it, or keep something else under its name
         * @description For everybody signed in: the caller’s own views, and what others share of lists. No token opens it.
         */
        readonly patch: operations["updateView"];
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @enum {string} */
            readonly code: "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "MEDIA_TYPE_UNSUPPORTED" | "SIGN_IN_REQUIRED" | "SIGN_IN_FAILED" | "SIGN_IN_EXPIRED" | "SIGN_IN_BLOCKED" | "MFA_REQUIRED" | "SIGN_IN_UNKNOWN_DOMAIN" | "AGENT_CODE_INVALID" | "PROOF_INVALID" | "TOKEN_INVALID" | "TOKEN_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "ENROLMENT_TOKEN_INVALID" | "AGENT_REFUSED" | "AGENT_REQUIRED" | "DEVICE_RETIRED" | "ORIGIN_REFUSED" | "CSRF_REFUSED" | "PERMISSION_MISSING" | "ACCESS_REFUSED" | "TENANT_OFF" | "DEVICE_UNENROLLED" | "NOT_FOUND" | "CONFLICT" | "SETUP_TOKEN_INVALID" | "INVITATION_INVALID" | "LAST_ADMINISTRATOR" | "POLICY_NAME_TAKEN" | "POLICY_LOCKS_OUT" | "NETWORK_IN_USE" | "APPROVAL_CLOSED" | "ROLE_NAME_TAKEN" | "ROLE_IN_USE" | "ROLE_BUILT_IN" | "ASSIGNMENT_NAME_TAKEN" | "GROUP_CYCLE" | "STREAM_LIMIT" | "STREAM_ADDRESS_REFUSED" | "CERTIFICATE_INVALID" | "GROUP_NAME_TAKEN" | "GROUP_IN_USE" | "GROUP_MANAGED_ELSEWHERE" | "IMPORT_UNREADABLE" | "EMAIL_TAKEN" | "DOMAIN_TAKEN" | "DOMAIN_NOT_VERIFIED" | "PROVIDER_UNREACHABLE" | "PICTURE_UNSUPPORTED" | "PASSWORD_TOO_WEAK" | "PASSWORD_WRONG" | "CODE_WRONG" | "PASSKEY_REFUSED" | "SESSION_CODE_INVALID" | "SESSION_OWN_CODE" | "SESSION_ENDED" | "SESSION_WRONG_STATE" | "SESSION_WRONG_SIDE" | "SESSION_QUESTION_STALE" | "CAPABILITY_UNAVAILABLE" | "CHAT_OFF" | "TOO_MANY_TRIES" | "TOO_MANY_REQUESTS" | "LIVE_TICKET_INVALID" | "LIVE_VERSION_UNSUPPORTED" | "LIVE_MESSAGE_MALFORMED" | "LIVE_MESSAGE_TOO_LARGE" | "LIVE_QUEUE_FULL" | "LIVE_REPLACED" | "LIVE_SILENT" | "SERVER_STOPPING" | "SERVER_UNREACHABLE" | "SERVER_FAULT" | "SERVER_UNSET" | "BROWSER_UNAVAILABLE" | "KEY_STORE_UNAVAILABLE" | "DISPLAY_UNAVAILABLE" | "KEYS_DIFFER" | "AGENT_FAULT";
            readonly faults?: readonly {
                readonly pointer: string;
                readonly reason: string;
            }[];
            readonly details?: {
                readonly [key: string]: unknown;
            };
            readonly requestId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listAccessPolicies: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly state?: "off" | "report-only" | "on";
                readonly sort?: "name" | "-name" | "updatedAt" | "-updatedAt";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                            /** @default null */
                            readonly description: string | null;
                            /** @enum {string} */
                            readonly state: "off" | "report-only" | "on";
                            readonly who: {
                                readonly sides: readonly ("helper" | "sharer")[];
                                readonly people: "all" | {
                                    /** @default [] */
                                    readonly people: readonly Ids["PersonId"][];
                                    /** @default [] */
                                    readonly groups: readonly Ids["GroupId"][];
                                };
                                /**
                                 * @default {
                                 *       "people": [],
                                 *       "groups": []
                                 *     }
                                 */
                                readonly except: {
                                    /** @default [] */
                                    readonly people: readonly Ids["PersonId"][];
                                    /** @default [] */
                                    readonly groups: readonly Ids["GroupId"][];
                                };
                            };
                            /** @default {} */
                            readonly conditions: {
                                readonly networks?: {
                                    /** @enum {string} */
                                    readonly is: "in" | "not-in";
                                    readonly of: readonly Ids["NetworkId"][];
                                };
                                readonly countries?: {
                                    /** @enum {string} */
                                    readonly is: "in" | "not-in";
                                    readonly of: readonly string[];
                                };
                                readonly platforms?: {
                                    /** @enum {string} */
                                    readonly is: "in" | "not-in";
                                    readonly of: readonly ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos")[];
                                };
                                readonly device?: readonly ("enrolled" | "unenrolled" | "compliant" | "noncompliant")[];
                                readonly modes?: readonly ("view" | "control" | "elevation" | "unattended")[];
                                readonly signInOlderThanMs?: number;
                                /** @constant */
                                readonly isMfaAbsent?: true;
                            };
                            readonly then: {
                                /** @constant */
                                readonly kind: "block";
                            } | {
                                /** @constant */
                                readonly kind: "require";
                                /** @enum {string} */
                                readonly match: "all" | "any";
                                readonly of: readonly ({
                                    /** @constant */
                                    readonly kind: "mfa";
                                    /** @default [] */
                                    readonly acrValues: readonly string[];
                                } | {
                                    /** @constant */
                                    readonly kind: "compliant-device";
                                } | {
                                    /** @constant */
                                    readonly kind: "fresh-sign-in";
                                    readonly withinMs: number;
                                } | {
                                    /** @constant */
                                    readonly kind: "approval";
                                    /** @default [] */
                                    readonly approvers: readonly Ids["GroupId"][];
                                })[];
                            };
                            readonly names: {
                                readonly [key: string]: string;
                            };
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly areCountriesKnown: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addAccessPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string | null;
                    /** @enum {string} */
                    readonly state: "off" | "report-only" | "on";
                    readonly who: {
                        readonly sides: readonly ("helper" | "sharer")[];
                        readonly people: "all" | {
                            /** @default [] */
                            readonly people?: readonly string[];
                            /** @default [] */
                            readonly groups?: readonly string[];
                        };
                        /**
                         * @default {
                         *       "people": [],
                         *       "groups": []
                         *     }
                         */
                        readonly except?: {
                            /** @default [] */
                            readonly people?: readonly string[];
                            /** @default [] */
                            readonly groups?: readonly string[];
                        };
                    };
                    /** @default {} */
                    readonly conditions?: {
                        readonly networks?: {
                            /** @enum {string} */
                            readonly is: "in" | "not-in";
                            readonly of: readonly string[];
                        };
                        readonly countries?: {
                            /** @enum {string} */
                            readonly is: "in" | "not-in";
                            readonly of: readonly string[];
                        };
                        readonly platforms?: {
                            /** @enum {string} */
                            readonly is: "in" | "not-in";
                            readonly of: readonly ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos")[];
                        };
                        readonly device?: readonly ("enrolled" | "unenrolled" | "compliant" | "noncompliant")[];
                        readonly modes?: readonly ("view" | "control" | "elevation" | "unattended")[];
                        readonly signInOlderThanMs?: number;
                        /** @constant */
                        readonly isMfaAbsent?: true;
                    };
                    readonly then: {
                        /** @constant */
                        readonly kind: "block";
                    } | {
                        /** @constant */
                        readonly kind: "require";
                        /** @enum {string} */
                        readonly match: "all" | "any";
                        readonly of: readonly ({
                            /** @constant */
                            readonly kind: "mfa";
                            /** @default [] */
                            readonly acrValues?: readonly string[];
                        } | {
                            /** @constant */
                            readonly kind: "compliant-device";
                        } | {
                            /** @constant */
                            readonly kind: "fresh-sign-in";
                            readonly withinMs: number;
                        } | {
                            /** @constant */
                            readonly kind: "approval";
                            /** @default [] */
                            readonly approvers?: readonly string[];
                        })[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * PolicyId
                         * Format: uuid
                         */
                        readonly id: Ids["PolicyId"];
                        readonly name: string;
                        /** @default null */
                        readonly description: string | null;
                        /** @enum {string} */
                        readonly state: "off" | "report-only" | "on";
                        readonly who: {
                            readonly sides: readonly ("helper" | "sharer")[];
                            readonly people: "all" | {
                                /** @default [] */
                                readonly people: readonly Ids["PersonId"][];
                                /** @default [] */
                                readonly groups: readonly Ids["GroupId"][];
                            };
                            /**
                             * @default {
                             *       "people": [],
                             *       "groups": []
                             *     }
                             */
                            readonly except: {
                                /** @default [] */
                                readonly people: readonly Ids["PersonId"][];
                                /** @default [] */
                                readonly groups: readonly Ids["GroupId"][];
                            };
                        };
                        /** @default {} */
                        readonly conditions: {
                            readonly networks?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly Ids["NetworkId"][];
                            };
                            readonly countries?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly string[];
                            };
                            readonly platforms?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos")[];
                            };
                            readonly device?: readonly ("enrolled" | "unenrolled" | "compliant" | "noncompliant")[];
                            readonly modes?: readonly ("view" | "control" | "elevation" | "unattended")[];
                            readonly signInOlderThanMs?: number;
                            /** @constant */
                            readonly isMfaAbsent?: true;
                        };
                        readonly then: {
                            /** @constant */
                            readonly kind: "block";
                        } | {
                            /** @constant */
                            readonly kind: "require";
                            /** @enum {string} */
                            readonly match: "all" | "any";
                            readonly of: readonly ({
                                /** @constant */
                                readonly kind: "mfa";
                                /** @default [] */
                                readonly acrValues: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "compliant-device";
                            } | {
                                /** @constant */
                                readonly kind: "fresh-sign-in";
                                readonly withinMs: number;
                            } | {
                                /** @constant */
                                readonly kind: "approval";
                                /** @default [] */
                                readonly approvers: readonly Ids["GroupId"][];
                            })[];
                        };
                        readonly names: {
                            readonly [key: string]: string;
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "POLICY_LOCKS_OUT" | "POLICY_NAME_TAKEN" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getAccessPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly policyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * PolicyId
                         * Format: uuid
                         */
                        readonly id: Ids["PolicyId"];
                        readonly name: string;
                        /** @default null */
                        readonly description: string | null;
                        /** @enum {string} */
                        readonly state: "off" | "report-only" | "on";
                        readonly who: {
                            readonly sides: readonly ("helper" | "sharer")[];
                            readonly people: "all" | {
                                /** @default [] */
                                readonly people: readonly Ids["PersonId"][];
                                /** @default [] */
                                readonly groups: readonly Ids["GroupId"][];
                            };
                            /**
                             * @default {
                             *       "people": [],
                             *       "groups": []
                             *     }
                             */
                            readonly except: {
                                /** @default [] */
                                readonly people: readonly Ids["PersonId"][];
                                /** @default [] */
                                readonly groups: readonly Ids["GroupId"][];
                            };
                        };
                        /** @default {} */
                        readonly conditions: {
                            readonly networks?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly Ids["NetworkId"][];
                            };
                            readonly countries?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly string[];
                            };
                            readonly platforms?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos")[];
                            };
                            readonly device?: readonly ("enrolled" | "unenrolled" | "compliant" | "noncompliant")[];
                            readonly modes?: readonly ("view" | "control" | "elevation" | "unattended")[];
                            readonly signInOlderThanMs?: number;
                            /** @constant */
                            readonly isMfaAbsent?: true;
                        };
                        readonly then: {
                            /** @constant */
                            readonly kind: "block";
                        } | {
                            /** @constant */
                            readonly kind: "require";
                            /** @enum {string} */
                            readonly match: "all" | "any";
                            readonly of: readonly ({
                                /** @constant */
                                readonly kind: "mfa";
                                /** @default [] */
                                readonly acrValues: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "compliant-device";
                            } | {
                                /** @constant */
                                readonly kind: "fresh-sign-in";
                                readonly withinMs: number;
                            } | {
                                /** @constant */
                                readonly kind: "approval";
                                /** @default [] */
                                readonly approvers: readonly Ids["GroupId"][];
                            })[];
                        };
                        readonly names: {
                            readonly [key: string]: string;
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeAccessPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly policyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateAccessPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly policyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string | null;
                    /** @enum {string} */
                    readonly state?: "off" | "report-only" | "on";
                    readonly who?: {
                        readonly sides: readonly ("helper" | "sharer")[];
                        readonly people: "all" | {
                            /** @default [] */
                            readonly people?: readonly string[];
                            /** @default [] */
                            readonly groups?: readonly string[];
                        };
                        /**
                         * @default {
                         *       "people": [],
                         *       "groups": []
                         *     }
                         */
                        readonly except?: {
                            /** @default [] */
                            readonly people?: readonly string[];
                            /** @default [] */
                            readonly groups?: readonly string[];
                        };
                    };
                    readonly conditions?: {
                        readonly networks?: {
                            /** @enum {string} */
                            readonly is: "in" | "not-in";
                            readonly of: readonly string[];
                        };
                        readonly countries?: {
                            /** @enum {string} */
                            readonly is: "in" | "not-in";
                            readonly of: readonly string[];
                        };
                        readonly platforms?: {
                            /** @enum {string} */
                            readonly is: "in" | "not-in";
                            readonly of: readonly ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos")[];
                        };
                        readonly device?: readonly ("enrolled" | "unenrolled" | "compliant" | "noncompliant")[];
                        readonly modes?: readonly ("view" | "control" | "elevation" | "unattended")[];
                        readonly signInOlderThanMs?: number;
                        /** @constant */
                        readonly isMfaAbsent?: true;
                    };
                    readonly then?: {
                        /** @constant */
                        readonly kind: "block";
                    } | {
                        /** @constant */
                        readonly kind: "require";
                        /** @enum {string} */
                        readonly match: "all" | "any";
                        readonly of: readonly ({
                            /** @constant */
                            readonly kind: "mfa";
                            /** @default [] */
                            readonly acrValues?: readonly string[];
                        } | {
                            /** @constant */
                            readonly kind: "compliant-device";
                        } | {
                            /** @constant */
                            readonly kind: "fresh-sign-in";
                            readonly withinMs: number;
                        } | {
                            /** @constant */
                            readonly kind: "approval";
                            /** @default [] */
                            readonly approvers?: readonly string[];
                        })[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * PolicyId
                         * Format: uuid
                         */
                        readonly id: Ids["PolicyId"];
                        readonly name: string;
                        /** @default null */
                        readonly description: string | null;
                        /** @enum {string} */
                        readonly state: "off" | "report-only" | "on";
                        readonly who: {
                            readonly sides: readonly ("helper" | "sharer")[];
                            readonly people: "all" | {
                                /** @default [] */
                                readonly people: readonly Ids["PersonId"][];
                                /** @default [] */
                                readonly groups: readonly Ids["GroupId"][];
                            };
                            /**
                             * @default {
                             *       "people": [],
                             *       "groups": []
                             *     }
                             */
                            readonly except: {
                                /** @default [] */
                                readonly people: readonly Ids["PersonId"][];
                                /** @default [] */
                                readonly groups: readonly Ids["GroupId"][];
                            };
                        };
                        /** @default {} */
                        readonly conditions: {
                            readonly networks?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly Ids["NetworkId"][];
                            };
                            readonly countries?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly string[];
                            };
                            readonly platforms?: {
                                /** @enum {string} */
                                readonly is: "in" | "not-in";
                                readonly of: readonly ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos")[];
                            };
                            readonly device?: readonly ("enrolled" | "unenrolled" | "compliant" | "noncompliant")[];
                            readonly modes?: readonly ("view" | "control" | "elevation" | "unattended")[];
                            readonly signInOlderThanMs?: number;
                            /** @constant */
                            readonly isMfaAbsent?: true;
                        };
                        readonly then: {
                            /** @constant */
                            readonly kind: "block";
                        } | {
                            /** @constant */
                            readonly kind: "require";
                            /** @enum {string} */
                            readonly match: "all" | "any";
                            readonly of: readonly ({
                                /** @constant */
                                readonly kind: "mfa";
                                /** @default [] */
                                readonly acrValues: readonly string[];
                            } | {
                                /** @constant */
                                readonly kind: "compliant-device";
                            } | {
                                /** @constant */
                                readonly kind: "fresh-sign-in";
                                readonly withinMs: number;
                            } | {
                                /** @constant */
                                readonly kind: "approval";
                                /** @default [] */
                                readonly approvers: readonly Ids["GroupId"][];
                            })[];
                        };
                        readonly names: {
                            readonly [key: string]: string;
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "POLICY_LOCKS_OUT" | "POLICY_NAME_TAKEN" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly explainAccess: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * PersonId
                     * Format: uuid
                     */
                    readonly helper: string;
                    /**
                     * PersonId
                     * Format: uuid
                     */
                    readonly sharer: string;
                    readonly device: string | null;
                    /** @enum {string} */
                    readonly mode: "view" | "control" | "elevation" | "unattended";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly helper: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly sharer: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly device: {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                        } | null;
                        /** @enum {string} */
                        readonly mode: "view" | "control" | "elevation" | "unattended";
                        readonly answer: {
                            /** @constant */
                            readonly isAllowed: true;
                        } | {
                            /** @constant */
                            readonly isAllowed: false;
                            readonly missing: readonly {
                                /** @enum {string} */
                                readonly reason: "tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval";
                                /** @enum {string} */
                                readonly permission?: "view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session";
                                readonly on?: string;
                                /** @enum {string} */
                                readonly side?: "helper" | "sharer";
                                /** @enum {string} */
                                readonly approval?: "waiting" | "declined" | "expired";
                            }[];
                        };
                        readonly rules: readonly {
                            /** @enum {string} */
                            readonly rule: "tenant-on" | "helper-active" | "helper-not-blocked" | "sharer-active" | "two-people" | "permission" | "sharer-in-scope" | "device-in-scope" | "device-in-use" | "device-enrolled" | "mode-available" | "surface" | "compliance" | "conditional-access";
                            /** @enum {string} */
                            readonly outcome: "passed" | "failed" | "not-asked";
                            readonly missing: readonly {
                                /** @enum {string} */
                                readonly reason: "tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval";
                                /** @enum {string} */
                                readonly permission?: "view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session";
                                readonly on?: string;
                                /** @enum {string} */
                                readonly side?: "helper" | "sharer";
                                /** @enum {string} */
                                readonly approval?: "waiting" | "declined" | "expired";
                            }[];
                            readonly evidence: readonly ({
                                /** @constant */
                                readonly kind: "setting";
                                readonly name: string;
                                readonly value: string;
                                readonly group: string | null;
                            } | {
                                /** @constant */
                                readonly kind: "person";
                                /** @enum {string} */
                                readonly side: "helper" | "sharer";
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            } | {
                                /** @constant */
                                readonly kind: "device";
                                readonly id: Ids["DeviceId"] | null;
                                readonly name: string | null;
                            } | {
                                /** @constant */
                                readonly kind: "assignment";
                                /**
                                 * AssignmentId
                                 * Format: uuid
                                 */
                                readonly id: Ids["AssignmentId"];
                                readonly name: string | null;
                                readonly role: {
                                    readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                                    readonly name: string;
                                };
                                readonly hasPermission: boolean;
                                readonly coversSharer: boolean;
                                readonly coversDevice: boolean;
                                readonly via: readonly {
                                    /**
                                     * GroupId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GroupId"];
                                    readonly name: string;
                                }[];
                            } | {
                                /** @constant */
                                readonly kind: "policy";
                                /**
                                 * PolicyId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PolicyId"];
                                readonly name: string;
                                /** @enum {string} */
                                readonly side: "helper" | "sharer";
                                /** @enum {string} */
                                readonly state: "on" | "report-only";
                                /** @enum {string} */
                                readonly outcome: "block" | "mfa" | "compliant-device" | "fresh-sign-in" | "approval";
                                readonly isMet: boolean;
                            })[];
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly whatIf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * PersonId
                     * Format: uuid
                     */
                    readonly person: string;
                    /** @enum {string} */
                    readonly side: "helper" | "sharer";
                    /** @default null */
                    readonly address?: (string) | null;
                    /** @default null */
                    readonly network?: string | null;
                    /** @default null */
                    readonly country?: string | null;
                    /** @default null */
                    readonly platform?: ("linux" | "windows" | "macos" | "android" | "ios" | "chromeos") | null;
                    /** @default null */
                    readonly device?: {
                        readonly isEnrolled: boolean;
                        readonly isCompliant: boolean;
                    } | null;
                    /** @default null */
                    readonly mode?: ("view" | "control" | "elevation" | "unattended") | null;
                    /** @default 0 */
                    readonly signInAgeMs?: number;
                    /** @default false */
                    readonly hasSeveralFactors?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly isAllowed: boolean;
                        readonly networks: readonly {
                            /**
                             * NetworkId
                             * Format: uuid
                             */
                            readonly id: Ids["NetworkId"];
                            readonly name: string;
                        }[];
                        readonly country: string | null;
                        readonly policies: readonly {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly state: "off" | "report-only" | "on";
                            readonly applies: boolean;
                            readonly failed: readonly ("state" | "side" | "people" | "except" | "networks" | "countries" | "platforms" | "device" | "modes" | "signInOlderThanMs" | "isMfaAbsent")[];
                            readonly outcomes: readonly {
                                /** @enum {string} */
                                readonly outcome: "block" | "mfa" | "compliant-device" | "fresh-sign-in" | "approval";
                                readonly isMet: boolean;
                            }[];
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly account: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly passkeys: readonly {
                            /**
                             * PasskeyId
                             * Format: uuid
                             */
                            readonly id: Ids["PasskeyId"];
                            readonly name: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly lastUsedAt: string | null;
                        }[];
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly passwordChangedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getInteraction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly kind: "password";
                        readonly email: string | null;
                    } | {
                        /** @constant */
                        readonly kind: "second-factor";
                        readonly methods: readonly ("totp" | "passkey")[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_EXPIRED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly interactionCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly kind: "next";
                        readonly step: {
                            /** @constant */
                            readonly kind: "password";
                            readonly email: string | null;
                        } | {
                            /** @constant */
                            readonly kind: "second-factor";
                            readonly methods: readonly ("totp" | "passkey")[];
                        };
                    } | {
                        /** @constant */
                        readonly kind: "redirect";
                        /** Format: uri */
                        readonly location: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_EXPIRED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly interactionPasskey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly response: {
                        readonly id: string;
                        readonly rawId: string;
                        /** @constant */
                        readonly type: "public-key";
                        readonly response: {
                            readonly clientDataJSON: string;
                            readonly authenticatorData: string;
                            readonly signature: string;
                            readonly userHandle?: string | null;
                        };
                        readonly clientExtensionResults: {
                            readonly [key: string]: unknown;
                        };
                        readonly authenticatorAttachment?: ("platform" | "cross-platform") | null;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly kind: "next";
                        readonly step: {
                            /** @constant */
                            readonly kind: "password";
                            readonly email: string | null;
                        } | {
                            /** @constant */
                            readonly kind: "second-factor";
                            readonly methods: readonly ("totp" | "passkey")[];
                        };
                    } | {
                        /** @constant */
                        readonly kind: "redirect";
                        /** Format: uri */
                        readonly location: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_EXPIRED" | "SIGN_IN_FAILED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly interactionPasskeyOptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_EXPIRED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly interactionPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: email */
                    readonly email: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly kind: "next";
                        readonly step: {
                            /** @constant */
                            readonly kind: "password";
                            readonly email: string | null;
                        } | {
                            /** @constant */
                            readonly kind: "second-factor";
                            readonly methods: readonly ("totp" | "passkey")[];
                        };
                    } | {
                        /** @constant */
                        readonly kind: "redirect";
                        /** Format: uri */
                        readonly location: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_EXPIRED" | "SIGN_IN_FAILED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly interactionTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uid: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly kind: "next";
                        readonly step: {
                            /** @constant */
                            readonly kind: "password";
                            readonly email: string | null;
                        } | {
                            /** @constant */
                            readonly kind: "second-factor";
                            readonly methods: readonly ("totp" | "passkey")[];
                        };
                    } | {
                        /** @constant */
                        readonly kind: "redirect";
                        /** Format: uri */
                        readonly location: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_EXPIRED" | "SIGN_IN_FAILED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly acceptInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly token: string;
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: email */
                        readonly email: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "INVITATION_INVALID" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_TOO_WEAK" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly invitationState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly token: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: email */
                        readonly email: string;
                        readonly fullName: string;
                        readonly organisation: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "INVITATION_INVALID" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly addPasskey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly response: {
                        readonly id: string;
                        readonly rawId: string;
                        /** @constant */
                        readonly type: "public-key";
                        readonly response: {
                            readonly clientDataJSON: string;
                            readonly attestationObject: string;
                            readonly transports?: readonly string[];
                        };
                        readonly clientExtensionResults: {
                            readonly [key: string]: unknown;
                        };
                        readonly authenticatorAttachment?: ("platform" | "cross-platform") | null;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly passkeys: readonly {
                            /**
                             * PasskeyId
                             * Format: uuid
                             */
                            readonly id: Ids["PasskeyId"];
                            readonly name: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly lastUsedAt: string | null;
                        }[];
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly passwordChangedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSKEY_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removePasskey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly passkeyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly passkeys: readonly {
                            /**
                             * PasskeyId
                             * Format: uuid
                             */
                            readonly id: Ids["PasskeyId"];
                            readonly name: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly lastUsedAt: string | null;
                        }[];
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly passwordChangedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_WRONG" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly passkeyOptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_WRONG" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly changePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly oldPassword: string;
                    readonly newPassword: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_TOO_WEAK" | "PASSWORD_WRONG" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly listSignIns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * SignInId
                             * Format: uuid
                             */
                            readonly id: Ids["SignInId"];
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly lastUsedAt: string;
                            readonly address: string | null;
                            readonly browser: string | null;
                            readonly deviceName: string | null;
                            readonly isCurrent: boolean;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly endSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly signInId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly beginTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly uri: string;
                        readonly secret: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_WRONG" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly confirmTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly passkeys: readonly {
                            /**
                             * PasskeyId
                             * Format: uuid
                             */
                            readonly id: Ids["PasskeyId"];
                            readonly name: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly lastUsedAt: string | null;
                        }[];
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly passwordChangedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CODE_WRONG" | "CONFLICT" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly removeTotp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly password: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly passkeys: readonly {
                            /**
                             * PasskeyId
                             * Format: uuid
                             */
                            readonly id: Ids["PasskeyId"];
                            readonly name: string;
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly lastUsedAt: string | null;
                        }[];
                        readonly hasTotp: boolean;
                        /** Format: date-time */
                        readonly passwordChangedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_WRONG" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly setDeviceFacts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    /** @enum {string} */
                    readonly platform: "linux" | "windows" | "macos";
                    readonly osVersion: string;
                    readonly model: string | null;
                    readonly agentVersion: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly device: {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                        };
                        readonly tenant: {
                            /**
                             * TenantId
                             * Format: uuid
                             */
                            readonly id: Ids["TenantId"];
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly person: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly locale: ("en" | "de" | "ar") | null;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly grantKeys: readonly {
                            /** @constant */
                            readonly kty: "OKP";
                            /** @constant */
                            readonly crv: "Ed25519";
                            readonly x: string;
                            readonly kid: string;
                            /** @constant */
                            readonly alg: "EdDSA";
                            /** @constant */
                            readonly use: "sig";
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REQUIRED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly enrolDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly token: string;
                    readonly device: {
                        readonly name: string;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly agentVersion: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly device: {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                        };
                        readonly tenant: {
                            /**
                             * TenantId
                             * Format: uuid
                             */
                            readonly id: Ids["TenantId"];
                            readonly name: string;
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "CONFLICT" | "DEVICE_RETIRED" | "ENROLMENT_TOKEN_INVALID" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "TENANT_OFF" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly reportDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly facts: {
                        readonly name: string;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly agentVersion: string;
                    };
                    readonly serial: string | null;
                    readonly signedInUsers: readonly string[];
                    readonly posture: {
                        readonly isDiskEncrypted: boolean | null;
                        readonly isFirewallOn: boolean | null;
                        readonly hasScreenLock: boolean | null;
                        /** Format: date-time */
                        readonly readAt: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly device: {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                        };
                        readonly isNewKeyDue: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "DEVICE_RETIRED" | "DEVICE_UNENROLLED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly replaceDeviceKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly proof: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "CONFLICT" | "DEVICE_RETIRED" | "DEVICE_UNENROLLED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly agentMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly device: {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                        };
                        readonly tenant: {
                            /**
                             * TenantId
                             * Format: uuid
                             */
                            readonly id: Ids["TenantId"];
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly person: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly locale: ("en" | "de" | "ar") | null;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly grantKeys: readonly {
                            /** @constant */
                            readonly kty: "OKP";
                            /** @constant */
                            readonly crv: "Ed25519";
                            readonly x: string;
                            readonly kid: string;
                            /** @constant */
                            readonly alg: "EdDSA";
                            /** @constant */
                            readonly use: "sig";
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REQUIRED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly createAgentCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly codeChallenge: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly code: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TENANT_OFF" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly agentSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                    readonly codeVerifier: string;
                    readonly device: {
                        readonly name: string;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly agentVersion: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly device: {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                        };
                        readonly tenant: {
                            /**
                             * TenantId
                             * Format: uuid
                             */
                            readonly id: Ids["TenantId"];
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly person: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly locale: ("en" | "de" | "ar") | null;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly grantKeys: readonly {
                            /** @constant */
                            readonly kty: "OKP";
                            /** @constant */
                            readonly crv: "Ed25519";
                            readonly x: string;
                            readonly kid: string;
                            /** @constant */
                            readonly alg: "EdDSA";
                            /** @constant */
                            readonly use: "sig";
                        }[];
                        readonly token: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_CODE_INVALID" | "DEVICE_RETIRED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "TENANT_OFF" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly endAgentSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REQUIRED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listApprovals: {
        readonly parameters: {
            readonly query?: {
                readonly state?: "waiting" | "approved" | "declined" | "expired";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * ApprovalId
                             * Format: uuid
                             */
                            readonly id: Ids["ApprovalId"];
                            readonly policy: {
                                /**
                                 * PolicyId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PolicyId"];
                                readonly name: string;
                            };
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly sessionId: Ids["SessionId"];
                            readonly helper: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            };
                            readonly sharer: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            };
                            readonly deviceName: string | null;
                            /** @enum {string} */
                            readonly mode: "view" | "control" | "elevation" | "unattended";
                            /** @enum {string} */
                            readonly state: "waiting" | "approved" | "declined" | "expired";
                            /** Format: date-time */
                            readonly askedAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly answeredBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            } | null;
                            readonly answeredAt: string | null;
                            readonly mayAnswer: boolean;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly answerApproval: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly approvalId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly isApproved: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * ApprovalId
                         * Format: uuid
                         */
                        readonly id: Ids["ApprovalId"];
                        readonly policy: {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                        };
                        /**
                         * SessionId
                         * Format: uuid
                         */
                        readonly sessionId: Ids["SessionId"];
                        readonly helper: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly name: string;
                        };
                        readonly sharer: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly name: string;
                        };
                        readonly deviceName: string | null;
                        /** @enum {string} */
                        readonly mode: "view" | "control" | "elevation" | "unattended";
                        /** @enum {string} */
                        readonly state: "waiting" | "approved" | "declined" | "expired";
                        /** Format: date-time */
                        readonly askedAt: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly answeredBy: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly name: string;
                        } | null;
                        readonly answeredAt: string | null;
                        readonly mayAnswer: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "APPROVAL_CLOSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listAssignments: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly sort?: "name" | "-name";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
                readonly role?: ("help-desk-operator" | "administrator" | "auditor") | string;
                readonly group?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * AssignmentId
                             * Format: uuid
                             */
                            readonly id: Ids["AssignmentId"];
                            readonly name: string;
                            readonly description: string | null;
                            readonly role: {
                                readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                                readonly name: string;
                            };
                            readonly members: readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly scope: {
                                readonly people: "all" | readonly {
                                    /**
                                     * GroupId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GroupId"];
                                    readonly name: string;
                                }[];
                                readonly devices: "all" | readonly {
                                    /**
                                     * GroupId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GroupId"];
                                    readonly name: string;
                                }[];
                            };
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addAssignment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string | null;
                    readonly role: ("help-desk-operator" | "administrator" | "auditor") | string;
                    readonly members: readonly string[];
                    readonly scope: {
                        readonly people: "all" | readonly string[];
                        readonly devices: "all" | readonly string[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * AssignmentId
                         * Format: uuid
                         */
                        readonly id: Ids["AssignmentId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly role: {
                            readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                            readonly name: string;
                        };
                        readonly members: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly scope: {
                            readonly people: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly devices: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "ASSIGNMENT_NAME_TAKEN" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getAssignment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * AssignmentId
                         * Format: uuid
                         */
                        readonly id: Ids["AssignmentId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly role: {
                            readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                            readonly name: string;
                        };
                        readonly members: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly scope: {
                            readonly people: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly devices: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeAssignment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "LAST_ADMINISTRATOR" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateAssignment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly assignmentId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string | null;
                    readonly role?: ("help-desk-operator" | "administrator" | "auditor") | string;
                    readonly members?: readonly string[];
                    readonly scope?: {
                        readonly people: "all" | readonly string[];
                        readonly devices: "all" | readonly string[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * AssignmentId
                         * Format: uuid
                         */
                        readonly id: Ids["AssignmentId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly role: {
                            readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                            readonly name: string;
                        };
                        readonly members: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly scope: {
                            readonly people: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly devices: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "ASSIGNMENT_NAME_TAKEN" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "LAST_ADMINISTRATOR" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly auditLog: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly from?: string;
                readonly to?: string;
                readonly code?: string;
                readonly severity?: "info" | "notice" | "warning" | "alert";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly n: number;
                            /** Format: date-time */
                            readonly at: string;
                            readonly code: string;
                            /** @enum {string} */
                            readonly severity: "info" | "notice" | "warning" | "alert";
                            readonly actor: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly id: string | null;
                                readonly name: string;
                            };
                            readonly target: {
                                readonly kind: string;
                                readonly id: string;
                                readonly name: string | null;
                            } | null;
                            readonly address: string | null;
                            /** @enum {string} */
                            readonly result: "done" | "refused" | "failed";
                            readonly before: {
                                readonly [key: string]: unknown;
                            } | null;
                            readonly after: {
                                readonly [key: string]: unknown;
                            } | null;
                            readonly hash: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly exportAudit: {
        readonly parameters: {
            readonly query: {
                readonly search?: string;
                readonly from?: string;
                readonly to?: string;
                readonly code?: string;
                readonly severity?: "info" | "notice" | "warning" | "alert";
                readonly format: "csv" | "json";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listStreams: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * StreamId
                             * Format: uuid
                             */
                            readonly id: Ids["StreamId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly format: "ocsf" | "json";
                            readonly target: {
                                /** @constant */
                                readonly kind: "syslog";
                                readonly host: string;
                                /** @default 6514 */
                                readonly port: number;
                                /** @default null */
                                readonly authority: string | null;
                            } | {
                                /** @constant */
                                readonly kind: "webhook";
                                /** Format: uri */
                                readonly url: string;
                            };
                            readonly isEnabled: boolean;
                            readonly health: {
                                /** @constant */
                                readonly kind: "fine";
                            } | {
                                /** @constant */
                                readonly kind: "failing";
                                /** Format: date-time */
                                readonly since: string;
                                readonly reason: string;
                                readonly tries: number;
                                /** Format: date-time */
                                readonly nextTryAt: string;
                            };
                            readonly position: number;
                            readonly waiting: number;
                            readonly deadLetters: number;
                            readonly lastDeliveredAt: string | null;
                            /** Format: date-time */
                            readonly createdAt: string;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addStream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    /** @enum {string} */
                    readonly format: "ocsf" | "json";
                    readonly target: {
                        /** @constant */
                        readonly kind: "syslog";
                        readonly host: string;
                        /** @default 6514 */
                        readonly port?: number;
                        /** @default null */
                        readonly authority?: string | null;
                    } | {
                        /** @constant */
                        readonly kind: "webhook";
                        /** Format: uri */
                        readonly url: string;
                    };
                    /** @default false */
                    readonly isFromBeginning?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly stream: {
                            /**
                             * StreamId
                             * Format: uuid
                             */
                            readonly id: Ids["StreamId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly format: "ocsf" | "json";
                            readonly target: {
                                /** @constant */
                                readonly kind: "syslog";
                                readonly host: string;
                                /** @default 6514 */
                                readonly port: number;
                                /** @default null */
                                readonly authority: string | null;
                            } | {
                                /** @constant */
                                readonly kind: "webhook";
                                /** Format: uri */
                                readonly url: string;
                            };
                            readonly isEnabled: boolean;
                            readonly health: {
                                /** @constant */
                                readonly kind: "fine";
                            } | {
                                /** @constant */
                                readonly kind: "failing";
                                /** Format: date-time */
                                readonly since: string;
                                readonly reason: string;
                                readonly tries: number;
                                /** Format: date-time */
                                readonly nextTryAt: string;
                            };
                            readonly position: number;
                            readonly waiting: number;
                            readonly deadLetters: number;
                            readonly lastDeliveredAt: string | null;
                            /** Format: date-time */
                            readonly createdAt: string;
                        };
                        readonly secret: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CERTIFICATE_INVALID" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "STREAM_ADDRESS_REFUSED" | "STREAM_LIMIT" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeStream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly streamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateStream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly streamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly isEnabled?: boolean;
                    /** @enum {string} */
                    readonly format?: "ocsf" | "json";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * StreamId
                         * Format: uuid
                         */
                        readonly id: Ids["StreamId"];
                        readonly name: string;
                        /** @enum {string} */
                        readonly format: "ocsf" | "json";
                        readonly target: {
                            /** @constant */
                            readonly kind: "syslog";
                            readonly host: string;
                            /** @default 6514 */
                            readonly port: number;
                            /** @default null */
                            readonly authority: string | null;
                        } | {
                            /** @constant */
                            readonly kind: "webhook";
                            /** Format: uri */
                            readonly url: string;
                        };
                        readonly isEnabled: boolean;
                        readonly health: {
                            /** @constant */
                            readonly kind: "fine";
                        } | {
                            /** @constant */
                            readonly kind: "failing";
                            /** Format: date-time */
                            readonly since: string;
                            readonly reason: string;
                            readonly tries: number;
                            /** Format: date-time */
                            readonly nextTryAt: string;
                        };
                        readonly position: number;
                        readonly waiting: number;
                        readonly deadLetters: number;
                        readonly lastDeliveredAt: string | null;
                        /** Format: date-time */
                        readonly createdAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly deadLetters: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly streamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly n: number;
                            readonly code: string;
                            /** Format: date-time */
                            readonly at: string;
                            readonly reason: string;
                            /** Format: date-time */
                            readonly refusedAt: string;
                        }[];
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly replayDeadLetters: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly streamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly ns: readonly number[];
                    /** @default false */
                    readonly isGivenUp?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly done: number;
                        readonly refused: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly replayStream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly streamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly from: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * StreamId
                         * Format: uuid
                         */
                        readonly id: Ids["StreamId"];
                        readonly name: string;
                        /** @enum {string} */
                        readonly format: "ocsf" | "json";
                        readonly target: {
                            /** @constant */
                            readonly kind: "syslog";
                            readonly host: string;
                            /** @default 6514 */
                            readonly port: number;
                            /** @default null */
                            readonly authority: string | null;
                        } | {
                            /** @constant */
                            readonly kind: "webhook";
                            /** Format: uri */
                            readonly url: string;
                        };
                        readonly isEnabled: boolean;
                        readonly health: {
                            /** @constant */
                            readonly kind: "fine";
                        } | {
                            /** @constant */
                            readonly kind: "failing";
                            /** Format: date-time */
                            readonly since: string;
                            readonly reason: string;
                            readonly tries: number;
                            /** Format: date-time */
                            readonly nextTryAt: string;
                        };
                        readonly position: number;
                        readonly waiting: number;
                        readonly deadLetters: number;
                        readonly lastDeliveredAt: string | null;
                        /** Format: date-time */
                        readonly createdAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly testStream: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly streamId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly isDelivered: boolean;
                        readonly reason: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly verifyAudit: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly rows: number;
                        readonly fault: {
                            readonly n: number;
                            /** @enum {string} */
                            readonly kind: "changed" | "missing" | "reordered";
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listCompliancePolicies: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                            readonly description: string | null;
                            readonly platforms: readonly ("linux" | "windows" | "macos")[];
                            readonly assignment: {
                                readonly to: "all" | readonly {
                                    /**
                                     * GroupId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GroupId"];
                                    readonly name: string;
                                }[];
                                readonly except: readonly {
                                    /**
                                     * GroupId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GroupId"];
                                    readonly name: string;
                                }[];
                            };
                            readonly rules: readonly ({
                                /** @constant */
                                readonly kind: "os-version";
                                readonly least: readonly {
                                    readonly system: string;
                                    readonly atLeast: string;
                                }[];
                            } | {
                                /** @constant */
                                readonly kind: "disk-encryption";
                            } | {
                                /** @constant */
                                readonly kind: "firewall";
                            } | {
                                /** @constant */
                                readonly kind: "screen-lock";
                            } | {
                                /** @constant */
                                readonly kind: "agent-version";
                                readonly atLeast: string;
                            } | {
                                /** @constant */
                                readonly kind: "last-check-in";
                                readonly withinDays: number;
                            } | {
                                /** @constant */
                                readonly kind: "external-fact";
                                readonly source: string;
                                readonly key: string;
                                /** @enum {string} */
                                readonly op: "equals" | "at-least";
                                readonly value: boolean | number | string;
                            })[];
                            readonly graceDays: number;
                            readonly failingDevices: number;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addCompliancePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string | null;
                    readonly platforms: readonly ("linux" | "windows" | "macos")[];
                    readonly assignment: {
                        readonly to: "all" | readonly string[];
                        readonly except: readonly string[];
                    };
                    readonly rules: readonly ({
                        /** @constant */
                        readonly kind: "os-version";
                        readonly least: readonly {
                            readonly system: string;
                            readonly atLeast: string;
                        }[];
                    } | {
                        /** @constant */
                        readonly kind: "disk-encryption";
                    } | {
                        /** @constant */
                        readonly kind: "firewall";
                    } | {
                        /** @constant */
                        readonly kind: "screen-lock";
                    } | {
                        /** @constant */
                        readonly kind: "agent-version";
                        readonly atLeast: string;
                    } | {
                        /** @constant */
                        readonly kind: "last-check-in";
                        readonly withinDays: number;
                    } | {
                        /** @constant */
                        readonly kind: "external-fact";
                        readonly source: string;
                        readonly key: string;
                        /** @enum {string} */
                        readonly op: "equals" | "at-least";
                        readonly value: boolean | number | string;
                    })[];
                    /** @default 0 */
                    readonly graceDays?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * PolicyId
                         * Format: uuid
                         */
                        readonly id: Ids["PolicyId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly platforms: readonly ("linux" | "windows" | "macos")[];
                        readonly assignment: {
                            readonly to: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly except: readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                        };
                        readonly rules: readonly ({
                            /** @constant */
                            readonly kind: "os-version";
                            readonly least: readonly {
                                readonly system: string;
                                readonly atLeast: string;
                            }[];
                        } | {
                            /** @constant */
                            readonly kind: "disk-encryption";
                        } | {
                            /** @constant */
                            readonly kind: "firewall";
                        } | {
                            /** @constant */
                            readonly kind: "screen-lock";
                        } | {
                            /** @constant */
                            readonly kind: "agent-version";
                            readonly atLeast: string;
                        } | {
                            /** @constant */
                            readonly kind: "last-check-in";
                            readonly withinDays: number;
                        } | {
                            /** @constant */
                            readonly kind: "external-fact";
                            readonly source: string;
                            readonly key: string;
                            /** @enum {string} */
                            readonly op: "equals" | "at-least";
                            readonly value: boolean | number | string;
                        })[];
                        readonly graceDays: number;
                        readonly failingDevices: number;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NOT_FOUND" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getCompliancePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly policyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * PolicyId
                         * Format: uuid
                         */
                        readonly id: Ids["PolicyId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly platforms: readonly ("linux" | "windows" | "macos")[];
                        readonly assignment: {
                            readonly to: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly except: readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                        };
                        readonly rules: readonly ({
                            /** @constant */
                            readonly kind: "os-version";
                            readonly least: readonly {
                                readonly system: string;
                                readonly atLeast: string;
                            }[];
                        } | {
                            /** @constant */
                            readonly kind: "disk-encryption";
                        } | {
                            /** @constant */
                            readonly kind: "firewall";
                        } | {
                            /** @constant */
                            readonly kind: "screen-lock";
                        } | {
                            /** @constant */
                            readonly kind: "agent-version";
                            readonly atLeast: string;
                        } | {
                            /** @constant */
                            readonly kind: "last-check-in";
                            readonly withinDays: number;
                        } | {
                            /** @constant */
                            readonly kind: "external-fact";
                            readonly source: string;
                            readonly key: string;
                            /** @enum {string} */
                            readonly op: "equals" | "at-least";
                            readonly value: boolean | number | string;
                        })[];
                        readonly graceDays: number;
                        readonly failingDevices: number;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeCompliancePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly policyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateCompliancePolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly policyId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string | null;
                    readonly platforms?: readonly ("linux" | "windows" | "macos")[];
                    readonly assignment?: {
                        readonly to: "all" | readonly string[];
                        readonly except: readonly string[];
                    };
                    readonly rules?: readonly ({
                        /** @constant */
                        readonly kind: "os-version";
                        readonly least: readonly {
                            readonly system: string;
                            readonly atLeast: string;
                        }[];
                    } | {
                        /** @constant */
                        readonly kind: "disk-encryption";
                    } | {
                        /** @constant */
                        readonly kind: "firewall";
                    } | {
                        /** @constant */
                        readonly kind: "screen-lock";
                    } | {
                        /** @constant */
                        readonly kind: "agent-version";
                        readonly atLeast: string;
                    } | {
                        /** @constant */
                        readonly kind: "last-check-in";
                        readonly withinDays: number;
                    } | {
                        /** @constant */
                        readonly kind: "external-fact";
                        readonly source: string;
                        readonly key: string;
                        /** @enum {string} */
                        readonly op: "equals" | "at-least";
                        readonly value: boolean | number | string;
                    })[];
                    readonly graceDays?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * PolicyId
                         * Format: uuid
                         */
                        readonly id: Ids["PolicyId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly platforms: readonly ("linux" | "windows" | "macos")[];
                        readonly assignment: {
                            readonly to: "all" | readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            readonly except: readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                        };
                        readonly rules: readonly ({
                            /** @constant */
                            readonly kind: "os-version";
                            readonly least: readonly {
                                readonly system: string;
                                readonly atLeast: string;
                            }[];
                        } | {
                            /** @constant */
                            readonly kind: "disk-encryption";
                        } | {
                            /** @constant */
                            readonly kind: "firewall";
                        } | {
                            /** @constant */
                            readonly kind: "screen-lock";
                        } | {
                            /** @constant */
                            readonly kind: "agent-version";
                            readonly atLeast: string;
                        } | {
                            /** @constant */
                            readonly kind: "last-check-in";
                            readonly withinDays: number;
                        } | {
                            /** @constant */
                            readonly kind: "external-fact";
                            readonly source: string;
                            readonly key: string;
                            /** @enum {string} */
                            readonly op: "equals" | "at-least";
                            readonly value: boolean | number | string;
                        })[];
                        readonly graceDays: number;
                        readonly failingDevices: number;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly createDeviceGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description: string | null;
                    readonly rule: {
                        readonly all: readonly ({
                            /** @constant */
                            readonly field: "name";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "model";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "platform";
                            /** @enum {string} */
                            readonly op: "is" | "is-not";
                            /** @enum {string} */
                            readonly value: "linux" | "windows" | "macos";
                        } | {
                            /** @constant */
                            readonly field: "ownership";
                            /** @enum {string} */
                            readonly op: "is" | "is-not";
                            /** @enum {string} */
                            readonly value: "corporate" | "personal";
                        } | {
                            /** @constant */
                            readonly field: "osVersion";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with" | "at-least" | "below";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "agentVersion";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "at-least" | "below";
                            readonly value: string;
                        })[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly id: Ids["GroupId"];
                        readonly name: string;
                        readonly rule: {
                            readonly all: readonly ({
                                /** @constant */
                                readonly field: "name";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "model";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "platform";
                                /** @enum {string} */
                                readonly op: "is" | "is-not";
                                /** @enum {string} */
                                readonly value: "linux" | "windows" | "macos";
                            } | {
                                /** @constant */
                                readonly field: "ownership";
                                /** @enum {string} */
                                readonly op: "is" | "is-not";
                                /** @enum {string} */
                                readonly value: "corporate" | "personal";
                            } | {
                                /** @constant */
                                readonly field: "osVersion";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with" | "at-least" | "below";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "agentVersion";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "at-least" | "below";
                                readonly value: string;
                            })[];
                        };
                        readonly devices: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "GROUP_NAME_TAKEN" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getDeviceGroupRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly id: Ids["GroupId"];
                        readonly name: string;
                        readonly rule: {
                            readonly all: readonly ({
                                /** @constant */
                                readonly field: "name";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "model";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "platform";
                                /** @enum {string} */
                                readonly op: "is" | "is-not";
                                /** @enum {string} */
                                readonly value: "linux" | "windows" | "macos";
                            } | {
                                /** @constant */
                                readonly field: "ownership";
                                /** @enum {string} */
                                readonly op: "is" | "is-not";
                                /** @enum {string} */
                                readonly value: "corporate" | "personal";
                            } | {
                                /** @constant */
                                readonly field: "osVersion";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with" | "at-least" | "below";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "agentVersion";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "at-least" | "below";
                                readonly value: string;
                            })[];
                        };
                        readonly devices: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly setDeviceGroupRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly rule: {
                        readonly all: readonly ({
                            /** @constant */
                            readonly field: "name";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "model";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "platform";
                            /** @enum {string} */
                            readonly op: "is" | "is-not";
                            /** @enum {string} */
                            readonly value: "linux" | "windows" | "macos";
                        } | {
                            /** @constant */
                            readonly field: "ownership";
                            /** @enum {string} */
                            readonly op: "is" | "is-not";
                            /** @enum {string} */
                            readonly value: "corporate" | "personal";
                        } | {
                            /** @constant */
                            readonly field: "osVersion";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with" | "at-least" | "below";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "agentVersion";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "at-least" | "below";
                            readonly value: string;
                        })[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly id: Ids["GroupId"];
                        readonly name: string;
                        readonly rule: {
                            readonly all: readonly ({
                                /** @constant */
                                readonly field: "name";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "model";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "platform";
                                /** @enum {string} */
                                readonly op: "is" | "is-not";
                                /** @enum {string} */
                                readonly value: "linux" | "windows" | "macos";
                            } | {
                                /** @constant */
                                readonly field: "ownership";
                                /** @enum {string} */
                                readonly op: "is" | "is-not";
                                /** @enum {string} */
                                readonly value: "corporate" | "personal";
                            } | {
                                /** @constant */
                                readonly field: "osVersion";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "contains" | "starts-with" | "at-least" | "below";
                                readonly value: string;
                            } | {
                                /** @constant */
                                readonly field: "agentVersion";
                                /** @enum {string} */
                                readonly op: "is" | "is-not" | "at-least" | "below";
                                readonly value: string;
                            })[];
                        };
                        readonly devices: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly countDevicesByRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly rule: {
                        readonly all: readonly ({
                            /** @constant */
                            readonly field: "name";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "model";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "platform";
                            /** @enum {string} */
                            readonly op: "is" | "is-not";
                            /** @enum {string} */
                            readonly value: "linux" | "windows" | "macos";
                        } | {
                            /** @constant */
                            readonly field: "ownership";
                            /** @enum {string} */
                            readonly op: "is" | "is-not";
                            /** @enum {string} */
                            readonly value: "corporate" | "personal";
                        } | {
                            /** @constant */
                            readonly field: "osVersion";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "contains" | "starts-with" | "at-least" | "below";
                            readonly value: string;
                        } | {
                            /** @constant */
                            readonly field: "agentVersion";
                            /** @enum {string} */
                            readonly op: "is" | "is-not" | "at-least" | "below";
                            readonly value: string;
                        })[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly devices: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listDevices: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly state?: "enrolled" | "retired" | "unenrolled";
                readonly platform?: "linux" | "windows" | "macos";
                readonly ownership?: "corporate" | "personal";
                readonly compliance?: "compliant" | "noncompliant" | "not-evaluated";
                readonly online?: "true" | "false";
                readonly group?: string;
                readonly primaryPerson?: string;
                readonly sort?: "name" | "-name" | "lastSeenAt" | "-lastSeenAt" | "enrolledAt" | "-enrolledAt" | "osVersion" | "-osVersion";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
                readonly total?: "bounded" | "exact";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                            readonly displayName: string | null;
                            /** @enum {string} */
                            readonly platform: "linux" | "windows" | "macos";
                            readonly osVersion: string;
                            readonly model: string | null;
                            readonly serial: string | null;
                            readonly agentVersion: string;
                            /** @enum {string} */
                            readonly ownership: "corporate" | "personal";
                            readonly primaryPerson: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly fullName: string;
                            } | null;
                            readonly signedInUsers: readonly string[];
                            readonly isOnline: boolean;
                            /** Format: date-time */
                            readonly lastSeenAt: string;
                            /** Format: date-time */
                            readonly enrolledAt: string;
                            /** @enum {string} */
                            readonly state: "enrolled" | "retired" | "unenrolled";
                            readonly retiredAt: string | null;
                            readonly unenrolledAt: string | null;
                            /** @enum {string} */
                            readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        /** @default true */
                        readonly isTotalExact: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DeviceId
                         * Format: uuid
                         */
                        readonly id: Ids["DeviceId"];
                        readonly name: string;
                        readonly displayName: string | null;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly serial: string | null;
                        readonly agentVersion: string;
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                        readonly primaryPerson: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                        readonly signedInUsers: readonly string[];
                        readonly isOnline: boolean;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        /** Format: date-time */
                        readonly enrolledAt: string;
                        /** @enum {string} */
                        readonly state: "enrolled" | "retired" | "unenrolled";
                        readonly retiredAt: string | null;
                        readonly unenrolledAt: string | null;
                        /** @enum {string} */
                        readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        readonly ownName: string;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly posture: {
                            readonly isDiskEncrypted: boolean | null;
                            readonly isFirewallOn: boolean | null;
                            readonly hasScreenLock: boolean | null;
                            /** Format: date-time */
                            readonly readAt: string;
                        } | null;
                        readonly externalFacts: readonly {
                            readonly source: string;
                            readonly facts: {
                                readonly [key: string]: boolean | number | string;
                            };
                            /** Format: date-time */
                            readonly setAt: string;
                            /** @default null */
                            readonly setBy: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly name: string;
                            } | null;
                        }[];
                        readonly enrolment: {
                            /** @enum {string} */
                            readonly way: "sign-in" | "token";
                            readonly tokenName: string | null;
                        };
                        readonly key: {
                            readonly thumbprint: string | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly isRotationAsked: boolean;
                        };
                        readonly agentSignIn: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly displayName?: string | null;
                    /** @enum {string} */
                    readonly ownership?: "corporate" | "personal";
                    readonly primaryPersonId?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DeviceId
                         * Format: uuid
                         */
                        readonly id: Ids["DeviceId"];
                        readonly name: string;
                        readonly displayName: string | null;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly serial: string | null;
                        readonly agentVersion: string;
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                        readonly primaryPerson: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                        readonly signedInUsers: readonly string[];
                        readonly isOnline: boolean;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        /** Format: date-time */
                        readonly enrolledAt: string;
                        /** @enum {string} */
                        readonly state: "enrolled" | "retired" | "unenrolled";
                        readonly retiredAt: string | null;
                        readonly unenrolledAt: string | null;
                        /** @enum {string} */
                        readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        readonly ownName: string;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly posture: {
                            readonly isDiskEncrypted: boolean | null;
                            readonly isFirewallOn: boolean | null;
                            readonly hasScreenLock: boolean | null;
                            /** Format: date-time */
                            readonly readAt: string;
                        } | null;
                        readonly externalFacts: readonly {
                            readonly source: string;
                            readonly facts: {
                                readonly [key: string]: boolean | number | string;
                            };
                            /** Format: date-time */
                            readonly setAt: string;
                            /** @default null */
                            readonly setBy: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly name: string;
                            } | null;
                        }[];
                        readonly enrolment: {
                            /** @enum {string} */
                            readonly way: "sign-in" | "token";
                            readonly tokenName: string | null;
                        };
                        readonly key: {
                            readonly thumbprint: string | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly isRotationAsked: boolean;
                        };
                        readonly agentSignIn: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly deviceCompliance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly state: "compliant" | "noncompliant" | "not-evaluated";
                        readonly policies: readonly {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                            readonly rules: readonly {
                                readonly rule: {
                                    /** @constant */
                                    readonly kind: "os-version";
                                    readonly least: readonly {
                                        readonly system: string;
                                        readonly atLeast: string;
                                    }[];
                                } | {
                                    /** @constant */
                                    readonly kind: "disk-encryption";
                                } | {
                                    /** @constant */
                                    readonly kind: "firewall";
                                } | {
                                    /** @constant */
                                    readonly kind: "screen-lock";
                                } | {
                                    /** @constant */
                                    readonly kind: "agent-version";
                                    readonly atLeast: string;
                                } | {
                                    /** @constant */
                                    readonly kind: "last-check-in";
                                    readonly withinDays: number;
                                } | {
                                    /** @constant */
                                    readonly kind: "external-fact";
                                    readonly source: string;
                                    readonly key: string;
                                    /** @enum {string} */
                                    readonly op: "equals" | "at-least";
                                    readonly value: boolean | number | string;
                                };
                                /** @enum {string} */
                                readonly outcome: "met" | "failed" | "not-evaluated";
                                readonly fault: ("off" | "too-old" | "differs" | "not-known" | "unreadable" | "not-listed" | "not-told") | null;
                                readonly said: boolean | number | string | null;
                                readonly since: string | null;
                                readonly graceUntil: string | null;
                            }[];
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly setExternalFacts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly facts: {
                        readonly [key: string]: boolean | number | string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly source: string;
                        readonly facts: {
                            readonly [key: string]: boolean | number | string;
                        };
                        /** Format: date-time */
                        readonly setAt: string;
                        /** @default null */
                        readonly setBy: {
                            /** @enum {string} */
                            readonly kind: "person" | "token" | "system";
                            readonly name: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly restoreDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DeviceId
                         * Format: uuid
                         */
                        readonly id: Ids["DeviceId"];
                        readonly name: string;
                        readonly displayName: string | null;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly serial: string | null;
                        readonly agentVersion: string;
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                        readonly primaryPerson: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                        readonly signedInUsers: readonly string[];
                        readonly isOnline: boolean;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        /** Format: date-time */
                        readonly enrolledAt: string;
                        /** @enum {string} */
                        readonly state: "enrolled" | "retired" | "unenrolled";
                        readonly retiredAt: string | null;
                        readonly unenrolledAt: string | null;
                        /** @enum {string} */
                        readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        readonly ownName: string;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly posture: {
                            readonly isDiskEncrypted: boolean | null;
                            readonly isFirewallOn: boolean | null;
                            readonly hasScreenLock: boolean | null;
                            /** Format: date-time */
                            readonly readAt: string;
                        } | null;
                        readonly externalFacts: readonly {
                            readonly source: string;
                            readonly facts: {
                                readonly [key: string]: boolean | number | string;
                            };
                            /** Format: date-time */
                            readonly setAt: string;
                            /** @default null */
                            readonly setBy: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly name: string;
                            } | null;
                        }[];
                        readonly enrolment: {
                            /** @enum {string} */
                            readonly way: "sign-in" | "token";
                            readonly tokenName: string | null;
                        };
                        readonly key: {
                            readonly thumbprint: string | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly isRotationAsked: boolean;
                        };
                        readonly agentSignIn: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly retireDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DeviceId
                         * Format: uuid
                         */
                        readonly id: Ids["DeviceId"];
                        readonly name: string;
                        readonly displayName: string | null;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly serial: string | null;
                        readonly agentVersion: string;
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                        readonly primaryPerson: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                        readonly signedInUsers: readonly string[];
                        readonly isOnline: boolean;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        /** Format: date-time */
                        readonly enrolledAt: string;
                        /** @enum {string} */
                        readonly state: "enrolled" | "retired" | "unenrolled";
                        readonly retiredAt: string | null;
                        readonly unenrolledAt: string | null;
                        /** @enum {string} */
                        readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        readonly ownName: string;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly posture: {
                            readonly isDiskEncrypted: boolean | null;
                            readonly isFirewallOn: boolean | null;
                            readonly hasScreenLock: boolean | null;
                            /** Format: date-time */
                            readonly readAt: string;
                        } | null;
                        readonly externalFacts: readonly {
                            readonly source: string;
                            readonly facts: {
                                readonly [key: string]: boolean | number | string;
                            };
                            /** Format: date-time */
                            readonly setAt: string;
                            /** @default null */
                            readonly setBy: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly name: string;
                            } | null;
                        }[];
                        readonly enrolment: {
                            /** @enum {string} */
                            readonly way: "sign-in" | "token";
                            readonly tokenName: string | null;
                        };
                        readonly key: {
                            readonly thumbprint: string | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly isRotationAsked: boolean;
                        };
                        readonly agentSignIn: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly rotateDeviceKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DeviceId
                         * Format: uuid
                         */
                        readonly id: Ids["DeviceId"];
                        readonly name: string;
                        readonly displayName: string | null;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly serial: string | null;
                        readonly agentVersion: string;
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                        readonly primaryPerson: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                        readonly signedInUsers: readonly string[];
                        readonly isOnline: boolean;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        /** Format: date-time */
                        readonly enrolledAt: string;
                        /** @enum {string} */
                        readonly state: "enrolled" | "retired" | "unenrolled";
                        readonly retiredAt: string | null;
                        readonly unenrolledAt: string | null;
                        /** @enum {string} */
                        readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        readonly ownName: string;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly posture: {
                            readonly isDiskEncrypted: boolean | null;
                            readonly isFirewallOn: boolean | null;
                            readonly hasScreenLock: boolean | null;
                            /** Format: date-time */
                            readonly readAt: string;
                        } | null;
                        readonly externalFacts: readonly {
                            readonly source: string;
                            readonly facts: {
                                readonly [key: string]: boolean | number | string;
                            };
                            /** Format: date-time */
                            readonly setAt: string;
                            /** @default null */
                            readonly setBy: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly name: string;
                            } | null;
                        }[];
                        readonly enrolment: {
                            /** @enum {string} */
                            readonly way: "sign-in" | "token";
                            readonly tokenName: string | null;
                        };
                        readonly key: {
                            readonly thumbprint: string | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly isRotationAsked: boolean;
                        };
                        readonly agentSignIn: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly unenrolDevice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly deviceId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DeviceId
                         * Format: uuid
                         */
                        readonly id: Ids["DeviceId"];
                        readonly name: string;
                        readonly displayName: string | null;
                        /** @enum {string} */
                        readonly platform: "linux" | "windows" | "macos";
                        readonly osVersion: string;
                        readonly model: string | null;
                        readonly serial: string | null;
                        readonly agentVersion: string;
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                        readonly primaryPerson: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                        readonly signedInUsers: readonly string[];
                        readonly isOnline: boolean;
                        /** Format: date-time */
                        readonly lastSeenAt: string;
                        /** Format: date-time */
                        readonly enrolledAt: string;
                        /** @enum {string} */
                        readonly state: "enrolled" | "retired" | "unenrolled";
                        readonly retiredAt: string | null;
                        readonly unenrolledAt: string | null;
                        /** @enum {string} */
                        readonly compliance: "compliant" | "noncompliant" | "not-evaluated";
                        readonly ownName: string;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                        readonly posture: {
                            readonly isDiskEncrypted: boolean | null;
                            readonly isFirewallOn: boolean | null;
                            readonly hasScreenLock: boolean | null;
                            /** Format: date-time */
                            readonly readAt: string;
                        } | null;
                        readonly externalFacts: readonly {
                            readonly source: string;
                            readonly facts: {
                                readonly [key: string]: boolean | number | string;
                            };
                            /** Format: date-time */
                            readonly setAt: string;
                            /** @default null */
                            readonly setBy: {
                                /** @enum {string} */
                                readonly kind: "person" | "token" | "system";
                                readonly name: string;
                            } | null;
                        }[];
                        readonly enrolment: {
                            /** @enum {string} */
                            readonly way: "sign-in" | "token";
                            readonly tokenName: string | null;
                        };
                        readonly key: {
                            readonly thumbprint: string | null;
                            /** Format: date-time */
                            readonly since: string;
                            readonly isRotationAsked: boolean;
                        };
                        readonly agentSignIn: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly fullName: string;
                        } | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly bulkDevices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly ids: readonly string[];
                    readonly action: {
                        /** @enum {string} */
                        readonly kind: "retire" | "restore" | "unenrol" | "rotate-key";
                    } | {
                        /** @constant */
                        readonly kind: "set-ownership";
                        /** @enum {string} */
                        readonly ownership: "corporate" | "personal";
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly done: number;
                        readonly changed: readonly Ids["DeviceId"][];
                        readonly failed: readonly {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly code: string;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly findDevices: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
                readonly state?: "enrolled" | "retired" | "unenrolled";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                            readonly primaryPerson: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly fullName: string;
                            } | null;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listDomains: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * DomainId
                             * Format: uuid
                             */
                            readonly id: Ids["DomainId"];
                            readonly name: string;
                            readonly verifiedAt: string | null;
                            readonly record: {
                                readonly name: string;
                                readonly value: string;
                            };
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DomainId
                         * Format: uuid
                         */
                        readonly id: Ids["DomainId"];
                        readonly name: string;
                        readonly verifiedAt: string | null;
                        readonly record: {
                            readonly name: string;
                            readonly value: string;
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "DOMAIN_TAKEN" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly domainId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly verifyDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly domainId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * DomainId
                         * Format: uuid
                         */
                        readonly id: Ids["DomainId"];
                        readonly name: string;
                        readonly verifiedAt: string | null;
                        readonly record: {
                            readonly name: string;
                            readonly value: string;
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "DOMAIN_NOT_VERIFIED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listEnrolmentTokens: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * EnrolmentTokenId
                             * Format: uuid
                             */
                            readonly id: Ids["EnrolmentTokenId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly ownership: "corporate" | "personal";
                            readonly groups: readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly createdBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly fullName: string;
                            } | null;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly usesLeft: number | null;
                            readonly uses: number;
                            readonly lastUsedAt: string | null;
                            readonly revokedAt: string | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly createEnrolmentToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly days: number;
                    readonly uses: number | null;
                    /** @enum {string} */
                    readonly ownership: "corporate" | "personal";
                    readonly groupIds: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly token: string;
                        readonly enrolmentToken: {
                            /**
                             * EnrolmentTokenId
                             * Format: uuid
                             */
                            readonly id: Ids["EnrolmentTokenId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly ownership: "corporate" | "personal";
                            readonly groups: readonly {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                            }[];
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly createdBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly fullName: string;
                            } | null;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly usesLeft: number | null;
                            readonly uses: number;
                            readonly lastUsedAt: string | null;
                            readonly revokedAt: string | null;
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NOT_FOUND" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly revokeEnrolmentToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly enrolmentTokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listGroups: {
        readonly parameters: {
            readonly query?: {
                readonly kind?: "people" | "devices";
                readonly source?: "manual" | "scim" | "claims" | "rule";
                readonly search?: string;
                readonly sort?: "name" | "-name" | "updatedAt" | "-updatedAt";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            /** @enum {string} */
                            readonly kind: "people" | "devices";
                            readonly name: string;
                            readonly description: string | null;
                            /** @enum {string} */
                            readonly source: "manual" | "scim" | "claims" | "rule";
                            readonly members: number;
                            readonly groups: number;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly kind: "people" | "devices";
                    readonly name: string;
                    readonly description?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly id: Ids["GroupId"];
                        /** @enum {string} */
                        readonly kind: "people" | "devices";
                        readonly name: string;
                        readonly description: string | null;
                        /** @enum {string} */
                        readonly source: "manual" | "scim" | "claims" | "rule";
                        readonly members: number;
                        readonly groups: number;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                        readonly externalId: string | null;
                        readonly parents: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "GROUP_NAME_TAKEN" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly id: Ids["GroupId"];
                        /** @enum {string} */
                        readonly kind: "people" | "devices";
                        readonly name: string;
                        readonly description: string | null;
                        /** @enum {string} */
                        readonly source: "manual" | "scim" | "claims" | "rule";
                        readonly members: number;
                        readonly groups: number;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                        readonly externalId: string | null;
                        readonly parents: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "GROUP_IN_USE" | "LAST_ADMINISTRATOR" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly id: Ids["GroupId"];
                        /** @enum {string} */
                        readonly kind: "people" | "devices";
                        readonly name: string;
                        readonly description: string | null;
                        /** @enum {string} */
                        readonly source: "manual" | "scim" | "claims" | "rule";
                        readonly members: number;
                        readonly groups: number;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                        readonly externalId: string | null;
                        readonly parents: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "GROUP_MANAGED_ELSEWHERE" | "GROUP_NAME_TAKEN" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listGroupMembers: {
        readonly parameters: {
            readonly query: {
                readonly kind: "people" | "devices" | "groups";
                readonly search?: string;
                readonly sort?: "name" | "-name";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
                readonly total?: "bounded" | "exact";
            };
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            readonly name: string;
                            readonly detail: string | null;
                            readonly isActive: boolean;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        /** @default true */
                        readonly isTotalExact: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly changeGroupMembers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly groupId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly add?: {
                        readonly people?: readonly string[];
                        readonly devices?: readonly string[];
                        readonly groups?: readonly string[];
                    };
                    readonly remove?: {
                        readonly people?: readonly string[];
                        readonly devices?: readonly string[];
                        readonly groups?: readonly string[];
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly added: number;
                        readonly removed: number;
                        readonly changed: readonly string[];
                        readonly failed: readonly {
                            /** Format: uuid */
                            readonly id: string;
                            /** @enum {string} */
                            readonly code: "NOT_FOUND";
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "GROUP_CYCLE" | "GROUP_MANAGED_ELSEWHERE" | "LAST_ADMINISTRATOR" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getIdentityProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly provider: {
                            /** @constant */
                            readonly kind: "embedded";
                        } | {
                            /** @constant */
                            readonly kind: "oidc";
                            /** Format: uri */
                            readonly issuer: string;
                            readonly clientId: string;
                            readonly hasSecret: boolean;
                            readonly claims: {
                                /** @default email */
                                readonly email: string;
                                /** @default name */
                                readonly fullName: string;
                                /** @default given_name */
                                readonly firstName: string;
                                /** @default family_name */
                                readonly lastName: string;
                                /** @default job_title */
                                readonly jobTitle: string;
                                /** @default company */
                                readonly company: string;
                                readonly groups?: string;
                            };
                            /** Format: uri */
                            readonly redirectUri: string;
                        };
                        /** Format: uri */
                        readonly redirectUri: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly setIdentityProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly kind: "embedded";
                } | {
                    /** @constant */
                    readonly kind: "oidc";
                    /** Format: uri */
                    readonly issuer: string;
                    readonly clientId: string;
                    readonly clientSecret?: string;
                    readonly claims: {
                        /** @default email */
                        readonly email?: string;
                        /** @default name */
                        readonly fullName?: string;
                        /** @default given_name */
                        readonly firstName?: string;
                        /** @default family_name */
                        readonly lastName?: string;
                        /** @default job_title */
                        readonly jobTitle?: string;
                        /** @default company */
                        readonly company?: string;
                        readonly groups?: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly provider: {
                            /** @constant */
                            readonly kind: "embedded";
                        } | {
                            /** @constant */
                            readonly kind: "oidc";
                            /** Format: uri */
                            readonly issuer: string;
                            readonly clientId: string;
                            readonly hasSecret: boolean;
                            readonly claims: {
                                /** @default email */
                                readonly email: string;
                                /** @default name */
                                readonly fullName: string;
                                /** @default given_name */
                                readonly firstName: string;
                                /** @default family_name */
                                readonly lastName: string;
                                /** @default job_title */
                                readonly jobTitle: string;
                                /** @default company */
                                readonly company: string;
                                readonly groups?: string;
                            };
                            /** Format: uri */
                            readonly redirectUri: string;
                        };
                        /** Format: uri */
                        readonly redirectUri: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "PROVIDER_UNREACHABLE" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly liveTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly ticket: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly me: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly profile: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly tenant: {
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly csrfToken: string;
                        readonly locale: ("en" | "de" | "ar") | null;
                        readonly isEmbeddedAccount: boolean;
                        /** Format: date-time */
                        readonly signedInAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly fullName?: string;
                    readonly firstName?: string | null;
                    readonly lastName?: string | null;
                    readonly jobTitle?: string | null;
                    readonly company?: string | null;
                    readonly locale?: ("en" | "de" | "ar") | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly profile: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly tenant: {
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly csrfToken: string;
                        readonly locale: ("en" | "de" | "ar") | null;
                        readonly isEmbeddedAccount: boolean;
                        /** Format: date-time */
                        readonly signedInAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly setPicture: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "image/*": string;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly profile: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly tenant: {
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly csrfToken: string;
                        readonly locale: ("en" | "de" | "ar") | null;
                        readonly isEmbeddedAccount: boolean;
                        /** Format: date-time */
                        readonly signedInAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PICTURE_UNSUPPORTED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removePicture: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly profile: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly tenant: {
                            readonly name: string;
                            readonly isEnabled: boolean;
                        };
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly csrfToken: string;
                        readonly locale: ("en" | "de" | "ar") | null;
                        readonly isEmbeddedAccount: boolean;
                        /** Format: date-time */
                        readonly signedInAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listNetworks: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly sort?: "name" | "-name";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * NetworkId
                             * Format: uuid
                             */
                            readonly id: Ids["NetworkId"];
                            readonly name: string;
                            readonly description: string | null;
                            readonly ranges: readonly string[];
                            readonly usedBy: readonly {
                                /**
                                 * PolicyId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PolicyId"];
                                readonly name: string;
                            }[];
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        readonly address: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addNetwork: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string | null;
                    readonly ranges: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * NetworkId
                         * Format: uuid
                         */
                        readonly id: Ids["NetworkId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly ranges: readonly string[];
                        readonly usedBy: readonly {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                        }[];
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "POLICY_NAME_TAKEN" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeNetwork: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly networkId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NETWORK_IN_USE" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateNetwork: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly networkId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string | null;
                    readonly ranges?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * NetworkId
                         * Format: uuid
                         */
                        readonly id: Ids["NetworkId"];
                        readonly name: string;
                        readonly description: string | null;
                        readonly ranges: readonly string[];
                        readonly usedBy: readonly {
                            /**
                             * PolicyId
                             * Format: uuid
                             */
                            readonly id: Ids["PolicyId"];
                            readonly name: string;
                        }[];
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "POLICY_LOCKS_OUT" | "POLICY_NAME_TAKEN" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listPeople: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly isActive?: "true" | "false";
                readonly isBlocked?: "true" | "false";
                readonly group?: string;
                readonly role?: "help-desk-operator" | "administrator" | "auditor";
                readonly source?: "manual" | "csv" | "scim" | "sign-in";
                readonly sort?: "name" | "-name" | "email" | "-email" | "lastSignInAt" | "-lastSignInAt" | "createdAt" | "-createdAt";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
                readonly total?: "bounded" | "exact";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly profile: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly roles: readonly ("help-desk-operator" | "administrator" | "auditor")[];
                            readonly isActive: boolean;
                            readonly isBlocked: boolean;
                            readonly lastSignInAt: string | null;
                            readonly hasPendingInvitation: boolean;
                            readonly department: string | null;
                            /** @enum {string} */
                            readonly source: "manual" | "csv" | "scim" | "sign-in";
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                        /** @default true */
                        readonly isTotalExact: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addPerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: email */
                    readonly email: string;
                    readonly fullName: string;
                    readonly jobTitle?: string | null;
                    readonly roles: readonly ("help-desk-operator" | "administrator" | "auditor")[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly person: {
                            readonly profile: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly roles: readonly ("help-desk-operator" | "administrator" | "auditor")[];
                            readonly isActive: boolean;
                            readonly isBlocked: boolean;
                            readonly lastSignInAt: string | null;
                            readonly hasPendingInvitation: boolean;
                        };
                        readonly invitationLink: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "EMAIL_TAKEN" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "SIGN_IN_UNKNOWN_DOMAIN" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getPerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly profile: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly roles: readonly ("help-desk-operator" | "administrator" | "auditor")[];
                        readonly isActive: boolean;
                        readonly isBlocked: boolean;
                        readonly lastSignInAt: string | null;
                        readonly hasPendingInvitation: boolean;
                        readonly department: string | null;
                        /** @enum {string} */
                        readonly source: "manual" | "csv" | "scim" | "sign-in";
                        readonly employeeNumber: string | null;
                        readonly externalId: string | null;
                        /** Format: date-time */
                        readonly createdAt: string;
                        readonly updatedAt: string | null;
                        readonly groups: readonly {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly source: "manual" | "scim" | "claims" | "rule";
                            readonly isDirect: boolean;
                        }[];
                        readonly devices: readonly {
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id: Ids["DeviceId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly platform: "linux" | "windows" | "macos";
                            /** Format: date-time */
                            readonly lastSeenAt: string;
                            readonly isRetired: boolean;
                        }[];
                        readonly sessions: readonly {
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly id: Ids["SessionId"];
                            /** @enum {string} */
                            readonly side: "helper" | "sharer";
                            /** @enum {string} */
                            readonly kind: "waiting" | "meeting" | "active";
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly other: string | null;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updatePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly roles?: readonly ("help-desk-operator" | "administrator" | "auditor")[];
                    readonly isActive?: boolean;
                    /** @constant */
                    readonly isBlocked?: false;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly profile: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly roles: readonly ("help-desk-operator" | "administrator" | "auditor")[];
                        readonly isActive: boolean;
                        readonly isBlocked: boolean;
                        readonly lastSignInAt: string | null;
                        readonly hasPendingInvitation: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "LAST_ADMINISTRATOR" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly renewInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly invitationLink: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly personPermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly personId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly person: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly isActive: boolean;
                        readonly isBlocked: boolean;
                        readonly permissions: readonly {
                            /** @enum {string} */
                            readonly permission: "view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session";
                            readonly sources: readonly {
                                readonly assignment: {
                                    /**
                                     * AssignmentId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["AssignmentId"];
                                    readonly name: string;
                                } | null;
                                readonly role: {
                                    readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                                    readonly name: string;
                                };
                                readonly through: readonly {
                                    /**
                                     * GroupId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GroupId"];
                                    readonly name: string;
                                }[];
                                readonly impliedBy: ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session") | null;
                                readonly scope: {
                                    readonly people: "all" | readonly {
                                        /**
                                         * GroupId
                                         * Format: uuid
                                         */
                                        readonly id: Ids["GroupId"];
                                        readonly name: string;
                                    }[];
                                    readonly devices: "all" | readonly {
                                        /**
                                         * GroupId
                                         * Format: uuid
                                         */
                                        readonly id: Ids["GroupId"];
                                        readonly name: string;
                                    }[];
                                };
                            }[];
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getPicture: {
        readonly parameters: {
            readonly query?: {
                readonly v?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly personId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "PROOF_INVALID" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly bulkPeople: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly ids: readonly string[];
                    readonly action: {
                        /** @constant */
                        readonly kind: "deactivate";
                    } | {
                        /** @constant */
                        readonly kind: "reactivate";
                    } | {
                        /** @constant */
                        readonly kind: "add-to-group";
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly groupId: string;
                    } | {
                        /** @constant */
                        readonly kind: "remove-from-group";
                        /**
                         * GroupId
                         * Format: uuid
                         */
                        readonly groupId: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly done: number;
                        readonly changed: readonly Ids["PersonId"][];
                        readonly failed: readonly {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            /** @enum {string} */
                            readonly code: "NOT_FOUND" | "LAST_ADMINISTRATOR" | "PERMISSION_MISSING";
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "GROUP_MANAGED_ELSEWHERE" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly importPeople: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "image/*": string;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly added: number;
                        readonly changed: number;
                        readonly unchanged: number;
                        readonly errors: number;
                        readonly lines: readonly ({
                            /** @constant */
                            readonly kind: "added";
                            readonly line: number;
                            readonly email: string;
                            readonly name: string;
                        } | {
                            /** @constant */
                            readonly kind: "changed";
                            readonly line: number;
                            readonly email: string;
                            readonly name: string;
                            readonly before: {
                                readonly [key: string]: string | null;
                            };
                            readonly after: {
                                readonly [key: string]: string | null;
                            };
                        } | {
                            /** @constant */
                            readonly kind: "error";
                            readonly line: number;
                            readonly email: string | null;
                            /** @enum {string} */
                            readonly reason: "columns" | "email" | "name" | "text" | "active" | "foreign-domain" | "twice-in-file" | "unknown-group" | "group-managed-elsewhere" | "group-gives-roles" | "may-do-more" | "managed-by-scim" | "last-administrator";
                            readonly column: string | null;
                        })[];
                        readonly ignoredColumns: readonly string[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "IMPORT_UNREADABLE" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly previewPeopleImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "image/*": string;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly added: number;
                        readonly changed: number;
                        readonly unchanged: number;
                        readonly errors: number;
                        readonly lines: readonly ({
                            /** @constant */
                            readonly kind: "added";
                            readonly line: number;
                            readonly email: string;
                            readonly name: string;
                        } | {
                            /** @constant */
                            readonly kind: "changed";
                            readonly line: number;
                            readonly email: string;
                            readonly name: string;
                            readonly before: {
                                readonly [key: string]: string | null;
                            };
                            readonly after: {
                                readonly [key: string]: string | null;
                            };
                        } | {
                            /** @constant */
                            readonly kind: "error";
                            readonly line: number;
                            readonly email: string | null;
                            /** @enum {string} */
                            readonly reason: "columns" | "email" | "name" | "text" | "active" | "foreign-domain" | "twice-in-file" | "unknown-group" | "group-managed-elsewhere" | "group-gives-roles" | "may-do-more" | "managed-by-scim" | "last-administrator";
                            readonly column: string | null;
                        })[];
                        readonly ignoredColumns: readonly string[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "IMPORT_UNREADABLE" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly findPeople: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
                readonly isActive?: "true" | "false";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            /** Format: email */
                            readonly email: string;
                            readonly jobTitle: string | null;
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly sessionsReport: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly from?: string;
                readonly to?: string;
                readonly mode?: "view" | "control" | "elevation" | "unattended";
                readonly endReason?: "helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported";
                readonly startedBy?: "code" | "link" | "remote-launch" | "request" | "unattended";
                readonly personId?: string;
                readonly deviceId?: string;
                readonly sort?: "createdAt" | "durationMs" | "helper" | "sharer";
                readonly order?: "asc" | "desc";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly id: Ids["SessionId"];
                            readonly helper: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly sharer: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            } | null;
                            readonly surface: ("browser" | "agent") | null;
                            readonly deviceName: string | null;
                            /** @enum {string} */
                            readonly startedBy: "code" | "link" | "remote-launch" | "request" | "unattended";
                            /** @enum {string} */
                            readonly state: "waiting" | "meeting" | "active" | "ended";
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly startedAt: string | null;
                            readonly endedAt: string | null;
                            readonly durationMs: number | null;
                            readonly modesUsed: readonly ("view" | "control" | "elevation" | "unattended")[];
                            readonly endReason: ("helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported") | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly sessionReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly session: {
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly id: Ids["SessionId"];
                            readonly helper: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly sharer: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            } | null;
                            readonly surface: ("browser" | "agent") | null;
                            readonly deviceName: string | null;
                            /** @enum {string} */
                            readonly startedBy: "code" | "link" | "remote-launch" | "request" | "unattended";
                            /** @enum {string} */
                            readonly state: "waiting" | "meeting" | "active" | "ended";
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly startedAt: string | null;
                            readonly endedAt: string | null;
                            readonly durationMs: number | null;
                            readonly modesUsed: readonly ("view" | "control" | "elevation" | "unattended")[];
                            readonly endReason: ("helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported") | null;
                        };
                        readonly figures: {
                            readonly inputToPictureMs: {
                                readonly p50: number;
                                readonly p95: number;
                                readonly n: number;
                            } | null;
                            readonly pictureAgeMs: {
                                readonly p50: number;
                                readonly p95: number;
                                readonly n: number;
                            } | null;
                            readonly framesPerSecond: number | null;
                            readonly bitsPerSecond: number | null;
                            readonly packetLossShare: number | null;
                            readonly path: ("direct" | "relayed" | "relayed-tcp" | "relayed-tls") | null;
                        } | null;
                        readonly timeline: readonly {
                            readonly n: number;
                            /** Format: date-time */
                            readonly at: string;
                            readonly what: string;
                            readonly by: ("helper" | "sharer") | "system" | "administrator";
                            readonly mode: ("view" | "control" | "elevation" | "unattended") | null;
                            readonly capability: ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate") | null;
                            readonly reason: ("helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported") | null;
                            readonly lost: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly activeSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly sessions: readonly {
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly id: Ids["SessionId"];
                            readonly helper: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly sharer: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            } | null;
                            readonly surface: ("browser" | "agent") | null;
                            readonly deviceName: string | null;
                            /** @enum {string} */
                            readonly startedBy: "code" | "link" | "remote-launch" | "request" | "unattended";
                            /** @enum {string} */
                            readonly state: "waiting" | "meeting" | "active" | "ended";
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly startedAt: string | null;
                            readonly endedAt: string | null;
                            readonly durationMs: number | null;
                            readonly modesUsed: readonly ("view" | "control" | "elevation" | "unattended")[];
                            readonly endReason: ("helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported") | null;
                            readonly modesNow: readonly ("view" | "control" | "elevation" | "unattended")[];
                        }[];
                        readonly totals: {
                            readonly active: number;
                            readonly sessions: number;
                            readonly averageDurationMs: number | null;
                            readonly perDay: readonly {
                                /** Format: date */
                                readonly day: string;
                                readonly sessions: number;
                            }[];
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly exportSessions: {
        readonly parameters: {
            readonly query: {
                readonly search?: string;
                readonly from?: string;
                readonly to?: string;
                readonly mode?: "view" | "control" | "elevation" | "unattended";
                readonly endReason?: "helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported";
                readonly startedBy?: "code" | "link" | "remote-launch" | "request" | "unattended";
                readonly personId?: string;
                readonly deviceId?: string;
                readonly sort?: "createdAt" | "durationMs" | "helper" | "sharer";
                readonly order?: "asc" | "desc";
                readonly format: "csv" | "json";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listRoles: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                readonly sort?: "name" | "-name";
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                            readonly name: string;
                            readonly isBuiltIn: boolean;
                            readonly description: string | null;
                            readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                            readonly assignments: number;
                            readonly updatedAt: string | null;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly description?: string | null;
                    readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                        readonly name: string;
                        readonly isBuiltIn: boolean;
                        readonly description: string | null;
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly assignments: number;
                        readonly updatedAt: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "ROLE_NAME_TAKEN" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: ("help-desk-operator" | "administrator" | "auditor") | string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                        readonly name: string;
                        readonly isBuiltIn: boolean;
                        readonly description: string | null;
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly assignments: number;
                        readonly updatedAt: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: ("help-desk-operator" | "administrator" | "auditor") | string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "ROLE_BUILT_IN" | "ROLE_IN_USE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly roleId: ("help-desk-operator" | "administrator" | "auditor") | string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string | null;
                    readonly permissions?: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: ("help-desk-operator" | "administrator" | "auditor") | Ids["RoleId"];
                        readonly name: string;
                        readonly isBuiltIn: boolean;
                        readonly description: string | null;
                        readonly permissions: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                        readonly assignments: number;
                        readonly updatedAt: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "LAST_ADMINISTRATOR" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "ROLE_BUILT_IN" | "ROLE_NAME_TAKEN" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listServiceTokens: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * TokenId
                             * Format: uuid
                             */
                            readonly id: Ids["TokenId"];
                            readonly name: string;
                            readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly ending: string;
                            readonly withheld: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly madeBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            } | null;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly lastUsedAt: string | null;
                            readonly lastAddress: string | null;
                            /** @enum {string} */
                            readonly state: "active" | "expired" | "revoked";
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly createServiceToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                    /** @default 90 */
                    readonly expiresInDays?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly token: string;
                        readonly view: {
                            /**
                             * TokenId
                             * Format: uuid
                             */
                            readonly id: Ids["TokenId"];
                            readonly name: string;
                            readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly ending: string;
                            readonly withheld: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly madeBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            } | null;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly lastUsedAt: string | null;
                            readonly lastAddress: string | null;
                            /** @enum {string} */
                            readonly state: "active" | "expired" | "revoked";
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly revokeServiceToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NOT_FOUND" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly takeOverServiceToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * TokenId
                         * Format: uuid
                         */
                        readonly id: Ids["TokenId"];
                        readonly name: string;
                        readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                        readonly ending: string;
                        readonly withheld: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                        readonly madeBy: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly id: Ids["PersonId"];
                            readonly name: string;
                        } | null;
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                        readonly lastUsedAt: string | null;
                        readonly lastAddress: string | null;
                        /** @enum {string} */
                        readonly state: "active" | "expired" | "revoked";
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NOT_FOUND" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly startSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly session: {
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly id: Ids["SessionId"];
                            readonly version: number;
                            /** @enum {string} */
                            readonly side: "helper" | "sharer";
                            /** @enum {string} */
                            readonly startedBy: "code" | "link" | "remote-launch" | "request" | "unattended";
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly helper: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly sharer: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            } | null;
                            readonly device: {
                                /** @enum {string} */
                                readonly surface: "browser" | "agent";
                                readonly isEnrolled: boolean;
                                readonly isCompliant: boolean;
                                readonly name: string | null;
                                /**
                                 * DeviceId
                                 * Format: uuid
                                 */
                                readonly id?: Ids["DeviceId"];
                            } | null;
                            readonly presence: {
                                readonly helper: {
                                    /** @constant */
                                    readonly kind: "awaited";
                                } | {
                                    /** @constant */
                                    readonly kind: "here";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /**
                                     * Incarnation
                                     * Format: uuid
                                     */
                                    readonly incarnation: Ids["Incarnation"];
                                } | {
                                    /** @constant */
                                    readonly kind: "lost";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /** Format: date-time */
                                    readonly endsAt: string;
                                    readonly incarnation: Ids["Incarnation"] | null;
                                };
                                readonly sharer: {
                                    /** @constant */
                                    readonly kind: "awaited";
                                } | {
                                    /** @constant */
                                    readonly kind: "here";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /**
                                     * Incarnation
                                     * Format: uuid
                                     */
                                    readonly incarnation: Ids["Incarnation"];
                                } | {
                                    /** @constant */
                                    readonly kind: "lost";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /** Format: date-time */
                                    readonly endsAt: string;
                                    readonly incarnation: Ids["Incarnation"] | null;
                                };
                            };
                            readonly isChatAllowed: boolean;
                            readonly modes: {
                                readonly [key: string]: {
                                    /** @constant */
                                    readonly isAllowed: true;
                                } | {
                                    /** @constant */
                                    readonly isAllowed: false;
                                    readonly missing: readonly {
                                        /** @enum {string} */
                                        readonly reason: "tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval";
                                        /** @enum {string} */
                                        readonly permission?: "view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session";
                                        readonly on?: string;
                                        /** @enum {string} */
                                        readonly side?: "helper" | "sharer";
                                        /** @enum {string} */
                                        readonly approval?: "waiting" | "declined" | "expired";
                                    }[];
                                };
                            };
                            readonly progress: {
                                /** @constant */
                                readonly kind: "waiting";
                                /** Format: date-time */
                                readonly codeExpiresAt: string;
                            } | {
                                /** @constant */
                                readonly kind: "meeting";
                                /** Format: date-time */
                                readonly joinedAt: string;
                                /** Format: date-time */
                                readonly answerDueAt: string;
                                readonly question: {
                                    /**
                                     * QuestionId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["QuestionId"];
                                    /** @enum {string} */
                                    readonly mode: "view" | "control" | "elevation" | "unattended";
                                    /** Format: date-time */
                                    readonly askedAt: string;
                                } | null;
                                readonly lost?: {
                                    readonly capabilities: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                    readonly reasons: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                                    /** Format: date-time */
                                    readonly at: string;
                                };
                            } | {
                                /** @constant */
                                readonly kind: "active";
                                /** Format: date-time */
                                readonly startedAt: string;
                                /** Format: date-time */
                                readonly endsAt: string;
                                readonly question: {
                                    /**
                                     * QuestionId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["QuestionId"];
                                    /** @enum {string} */
                                    readonly mode: "view" | "control" | "elevation" | "unattended";
                                    /** Format: date-time */
                                    readonly askedAt: string;
                                } | null;
                                readonly grants: readonly {
                                    /**
                                     * GrantId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GrantId"];
                                    /** @enum {string} */
                                    readonly capability: "view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate";
                                    /** Format: date-time */
                                    readonly allowedAt: string;
                                    /** Format: date-time */
                                    readonly until: string;
                                    readonly proof: string | null;
                                }[];
                                readonly pausedBy: readonly ("helper" | "sharer")[];
                                readonly lost?: {
                                    readonly capabilities: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                    readonly reasons: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                                    /** Format: date-time */
                                    readonly at: string;
                                };
                            } | {
                                /** @constant */
                                readonly kind: "ended";
                                /** Format: date-time */
                                readonly endedAt: string;
                                /** @enum {string} */
                                readonly reason: "helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported";
                                readonly startedAt: string | null;
                                readonly allowed: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                readonly lost?: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                            };
                        };
                        readonly code: string;
                        readonly link: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "ACCESS_REFUSED" | "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TENANT_OFF" | "TOKEN_INVALID" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * SessionId
                         * Format: uuid
                         */
                        readonly id: Ids["SessionId"];
                        readonly version: number;
                        /** @enum {string} */
                        readonly side: "helper" | "sharer";
                        /** @enum {string} */
                        readonly startedBy: "code" | "link" | "remote-launch" | "request" | "unattended";
                        /** Format: date-time */
                        readonly createdAt: string;
                        readonly helper: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        };
                        readonly sharer: {
                            /**
                             * PersonId
                             * Format: uuid
                             */
                            readonly personId: Ids["PersonId"];
                            readonly fullName: string;
                            readonly firstName: string | null;
                            readonly lastName: string | null;
                            readonly jobTitle: string | null;
                            readonly company: string | null;
                            /** Format: email */
                            readonly email: string;
                            readonly verifiedDomain: string | null;
                            readonly picture: string | null;
                        } | null;
                        readonly device: {
                            /** @enum {string} */
                            readonly surface: "browser" | "agent";
                            readonly isEnrolled: boolean;
                            readonly isCompliant: boolean;
                            readonly name: string | null;
                            /**
                             * DeviceId
                             * Format: uuid
                             */
                            readonly id?: Ids["DeviceId"];
                        } | null;
                        readonly presence: {
                            readonly helper: {
                                /** @constant */
                                readonly kind: "awaited";
                            } | {
                                /** @constant */
                                readonly kind: "here";
                                /** Format: date-time */
                                readonly since: string;
                                /**
                                 * Incarnation
                                 * Format: uuid
                                 */
                                readonly incarnation: Ids["Incarnation"];
                            } | {
                                /** @constant */
                                readonly kind: "lost";
                                /** Format: date-time */
                                readonly since: string;
                                /** Format: date-time */
                                readonly endsAt: string;
                                readonly incarnation: Ids["Incarnation"] | null;
                            };
                            readonly sharer: {
                                /** @constant */
                                readonly kind: "awaited";
                            } | {
                                /** @constant */
                                readonly kind: "here";
                                /** Format: date-time */
                                readonly since: string;
                                /**
                                 * Incarnation
                                 * Format: uuid
                                 */
                                readonly incarnation: Ids["Incarnation"];
                            } | {
                                /** @constant */
                                readonly kind: "lost";
                                /** Format: date-time */
                                readonly since: string;
                                /** Format: date-time */
                                readonly endsAt: string;
                                readonly incarnation: Ids["Incarnation"] | null;
                            };
                        };
                        readonly isChatAllowed: boolean;
                        readonly modes: {
                            readonly [key: string]: {
                                /** @constant */
                                readonly isAllowed: true;
                            } | {
                                /** @constant */
                                readonly isAllowed: false;
                                readonly missing: readonly {
                                    /** @enum {string} */
                                    readonly reason: "tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval";
                                    /** @enum {string} */
                                    readonly permission?: "view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session";
                                    readonly on?: string;
                                    /** @enum {string} */
                                    readonly side?: "helper" | "sharer";
                                    /** @enum {string} */
                                    readonly approval?: "waiting" | "declined" | "expired";
                                }[];
                            };
                        };
                        readonly progress: {
                            /** @constant */
                            readonly kind: "waiting";
                            /** Format: date-time */
                            readonly codeExpiresAt: string;
                        } | {
                            /** @constant */
                            readonly kind: "meeting";
                            /** Format: date-time */
                            readonly joinedAt: string;
                            /** Format: date-time */
                            readonly answerDueAt: string;
                            readonly question: {
                                /**
                                 * QuestionId
                                 * Format: uuid
                                 */
                                readonly id: Ids["QuestionId"];
                                /** @enum {string} */
                                readonly mode: "view" | "control" | "elevation" | "unattended";
                                /** Format: date-time */
                                readonly askedAt: string;
                            } | null;
                            readonly lost?: {
                                readonly capabilities: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                readonly reasons: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                                /** Format: date-time */
                                readonly at: string;
                            };
                        } | {
                            /** @constant */
                            readonly kind: "active";
                            /** Format: date-time */
                            readonly startedAt: string;
                            /** Format: date-time */
                            readonly endsAt: string;
                            readonly question: {
                                /**
                                 * QuestionId
                                 * Format: uuid
                                 */
                                readonly id: Ids["QuestionId"];
                                /** @enum {string} */
                                readonly mode: "view" | "control" | "elevation" | "unattended";
                                /** Format: date-time */
                                readonly askedAt: string;
                            } | null;
                            readonly grants: readonly {
                                /**
                                 * GrantId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GrantId"];
                                /** @enum {string} */
                                readonly capability: "view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate";
                                /** Format: date-time */
                                readonly allowedAt: string;
                                /** Format: date-time */
                                readonly until: string;
                                readonly proof: string | null;
                            }[];
                            readonly pausedBy: readonly ("helper" | "sharer")[];
                            readonly lost?: {
                                readonly capabilities: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                readonly reasons: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                                /** Format: date-time */
                                readonly at: string;
                            };
                        } | {
                            /** @constant */
                            readonly kind: "ended";
                            /** Format: date-time */
                            readonly endedAt: string;
                            /** @enum {string} */
                            readonly reason: "helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported";
                            readonly startedAt: string | null;
                            readonly allowed: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                            readonly lost?: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly endSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly joinSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                    /** @enum {string} */
                    readonly by: "code" | "link";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly session: {
                            /**
                             * SessionId
                             * Format: uuid
                             */
                            readonly id: Ids["SessionId"];
                            readonly version: number;
                            /** @enum {string} */
                            readonly side: "helper" | "sharer";
                            /** @enum {string} */
                            readonly startedBy: "code" | "link" | "remote-launch" | "request" | "unattended";
                            /** Format: date-time */
                            readonly createdAt: string;
                            readonly helper: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            };
                            readonly sharer: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly personId: Ids["PersonId"];
                                readonly fullName: string;
                                readonly firstName: string | null;
                                readonly lastName: string | null;
                                readonly jobTitle: string | null;
                                readonly company: string | null;
                                /** Format: email */
                                readonly email: string;
                                readonly verifiedDomain: string | null;
                                readonly picture: string | null;
                            } | null;
                            readonly device: {
                                /** @enum {string} */
                                readonly surface: "browser" | "agent";
                                readonly isEnrolled: boolean;
                                readonly isCompliant: boolean;
                                readonly name: string | null;
                                /**
                                 * DeviceId
                                 * Format: uuid
                                 */
                                readonly id?: Ids["DeviceId"];
                            } | null;
                            readonly presence: {
                                readonly helper: {
                                    /** @constant */
                                    readonly kind: "awaited";
                                } | {
                                    /** @constant */
                                    readonly kind: "here";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /**
                                     * Incarnation
                                     * Format: uuid
                                     */
                                    readonly incarnation: Ids["Incarnation"];
                                } | {
                                    /** @constant */
                                    readonly kind: "lost";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /** Format: date-time */
                                    readonly endsAt: string;
                                    readonly incarnation: Ids["Incarnation"] | null;
                                };
                                readonly sharer: {
                                    /** @constant */
                                    readonly kind: "awaited";
                                } | {
                                    /** @constant */
                                    readonly kind: "here";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /**
                                     * Incarnation
                                     * Format: uuid
                                     */
                                    readonly incarnation: Ids["Incarnation"];
                                } | {
                                    /** @constant */
                                    readonly kind: "lost";
                                    /** Format: date-time */
                                    readonly since: string;
                                    /** Format: date-time */
                                    readonly endsAt: string;
                                    readonly incarnation: Ids["Incarnation"] | null;
                                };
                            };
                            readonly isChatAllowed: boolean;
                            readonly modes: {
                                readonly [key: string]: {
                                    /** @constant */
                                    readonly isAllowed: true;
                                } | {
                                    /** @constant */
                                    readonly isAllowed: false;
                                    readonly missing: readonly {
                                        /** @enum {string} */
                                        readonly reason: "tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval";
                                        /** @enum {string} */
                                        readonly permission?: "view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session";
                                        readonly on?: string;
                                        /** @enum {string} */
                                        readonly side?: "helper" | "sharer";
                                        /** @enum {string} */
                                        readonly approval?: "waiting" | "declined" | "expired";
                                    }[];
                                };
                            };
                            readonly progress: {
                                /** @constant */
                                readonly kind: "waiting";
                                /** Format: date-time */
                                readonly codeExpiresAt: string;
                            } | {
                                /** @constant */
                                readonly kind: "meeting";
                                /** Format: date-time */
                                readonly joinedAt: string;
                                /** Format: date-time */
                                readonly answerDueAt: string;
                                readonly question: {
                                    /**
                                     * QuestionId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["QuestionId"];
                                    /** @enum {string} */
                                    readonly mode: "view" | "control" | "elevation" | "unattended";
                                    /** Format: date-time */
                                    readonly askedAt: string;
                                } | null;
                                readonly lost?: {
                                    readonly capabilities: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                    readonly reasons: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                                    /** Format: date-time */
                                    readonly at: string;
                                };
                            } | {
                                /** @constant */
                                readonly kind: "active";
                                /** Format: date-time */
                                readonly startedAt: string;
                                /** Format: date-time */
                                readonly endsAt: string;
                                readonly question: {
                                    /**
                                     * QuestionId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["QuestionId"];
                                    /** @enum {string} */
                                    readonly mode: "view" | "control" | "elevation" | "unattended";
                                    /** Format: date-time */
                                    readonly askedAt: string;
                                } | null;
                                readonly grants: readonly {
                                    /**
                                     * GrantId
                                     * Format: uuid
                                     */
                                    readonly id: Ids["GrantId"];
                                    /** @enum {string} */
                                    readonly capability: "view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate";
                                    /** Format: date-time */
                                    readonly allowedAt: string;
                                    /** Format: date-time */
                                    readonly until: string;
                                    readonly proof: string | null;
                                }[];
                                readonly pausedBy: readonly ("helper" | "sharer")[];
                                readonly lost?: {
                                    readonly capabilities: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                    readonly reasons: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                                    /** Format: date-time */
                                    readonly at: string;
                                };
                            } | {
                                /** @constant */
                                readonly kind: "ended";
                                /** Format: date-time */
                                readonly endedAt: string;
                                /** @enum {string} */
                                readonly reason: "helper-left" | "sharer-left" | "declined" | "no-answer" | "code-expired" | "cancelled" | "helper-lost" | "sharer-lost" | "ended-by-administrator" | "time-limit" | "idle" | "turned-off" | "access-lost" | "reported";
                                readonly startedAt: string | null;
                                readonly allowed: readonly ("view" | "control" | "elevation" | "clipboard-to-sharer" | "clipboard-from-sharer" | "files-to-sharer" | "files-from-sharer" | "annotate")[];
                                readonly lost?: readonly ("tenant-off" | "person-deactivated" | "helper-blocked" | "needs-permission" | "sharer-out-of-scope" | "device-out-of-scope" | "device-unenrolled" | "surface-view-only" | "capability-not-available" | "own-session" | "device-noncompliant" | "device-retired" | "policy-blocks" | "needs-mfa" | "needs-compliant-device" | "needs-fresh-sign-in" | "needs-approval")[];
                            };
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "ACCESS_REFUSED" | "CSRF_REFUSED" | "DEVICE_UNENROLLED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROOF_INVALID" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SESSION_CODE_INVALID" | "SESSION_OWN_CODE" | "SIGN_IN_REQUIRED" | "TENANT_OFF" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly getSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @default false */
                        readonly isEnabled: boolean;
                        /** @default true */
                        readonly isChatAllowed: boolean;
                        /** @default false */
                        readonly areUnenrolledDevicesAllowed: boolean;
                        /**
                         * @default warn
                         * @enum {string}
                         */
                        readonly noncompliantDevice: "warn" | "no-elevation" | "view-only" | "block";
                        /** @default 600000 */
                        readonly codeLifetimeMs: number;
                        /** @default 300000 */
                        readonly answerTimeMs: number;
                        /** @default 1800000 */
                        readonly idleEndMs: number;
                        /** @default 28800000 */
                        readonly longestSessionMs: number;
                        /** @default 30 */
                        readonly retentionDays: number;
                        /**
                         * @default after-notice
                         * @enum {string}
                         */
                        readonly unattendedStart: "after-notice" | "when-answered" | "when-locked-or-idle";
                        /** @default 30000 */
                        readonly unattendedNoticeMs: number;
                        /**
                         * @default lock
                         * @enum {string}
                         */
                        readonly elevatedEnd: "lock" | "sign-out" | "nothing";
                        /** @default false */
                        readonly isRecordingOn: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly isEnabled?: boolean;
                    readonly isChatAllowed?: boolean;
                    readonly areUnenrolledDevicesAllowed?: boolean;
                    /** @enum {string} */
                    readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                    readonly codeLifetimeMs?: number;
                    readonly answerTimeMs?: number;
                    readonly idleEndMs?: number;
                    readonly longestSessionMs?: number;
                    readonly retentionDays?: number;
                    /** @enum {string} */
                    readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                    readonly unattendedNoticeMs?: number;
                    /** @enum {string} */
                    readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                    readonly isRecordingOn?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @default false */
                        readonly isEnabled: boolean;
                        /** @default true */
                        readonly isChatAllowed: boolean;
                        /** @default false */
                        readonly areUnenrolledDevicesAllowed: boolean;
                        /**
                         * @default warn
                         * @enum {string}
                         */
                        readonly noncompliantDevice: "warn" | "no-elevation" | "view-only" | "block";
                        /** @default 600000 */
                        readonly codeLifetimeMs: number;
                        /** @default 300000 */
                        readonly answerTimeMs: number;
                        /** @default 1800000 */
                        readonly idleEndMs: number;
                        /** @default 28800000 */
                        readonly longestSessionMs: number;
                        /** @default 30 */
                        readonly retentionDays: number;
                        /**
                         * @default after-notice
                         * @enum {string}
                         */
                        readonly unattendedStart: "after-notice" | "when-answered" | "when-locked-or-idle";
                        /** @default 30000 */
                        readonly unattendedNoticeMs: number;
                        /**
                         * @default lock
                         * @enum {string}
                         */
                        readonly elevatedEnd: "lock" | "sign-out" | "nothing";
                        /** @default false */
                        readonly isRecordingOn: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listSettingsOverrides: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * OverrideId
                             * Format: uuid
                             */
                            readonly id: Ids["OverrideId"];
                            readonly group: {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                                /** @enum {string} */
                                readonly kind: "people" | "devices";
                            };
                            readonly settings: {
                                readonly isChatAllowed?: boolean;
                                readonly areUnenrolledDevicesAllowed?: boolean;
                                /** @enum {string} */
                                readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                                readonly codeLifetimeMs?: number;
                                readonly answerTimeMs?: number;
                                readonly idleEndMs?: number;
                                readonly longestSessionMs?: number;
                                /** @enum {string} */
                                readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                                readonly unattendedNoticeMs?: number;
                                /** @enum {string} */
                                readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                                readonly isRecordingOn?: boolean;
                            };
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addSettingsOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * GroupId
                     * Format: uuid
                     */
                    readonly groupId: string;
                    readonly settings: {
                        readonly isChatAllowed?: boolean;
                        readonly areUnenrolledDevicesAllowed?: boolean;
                        /** @enum {string} */
                        readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                        readonly codeLifetimeMs?: number;
                        readonly answerTimeMs?: number;
                        readonly idleEndMs?: number;
                        readonly longestSessionMs?: number;
                        /** @enum {string} */
                        readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                        readonly unattendedNoticeMs?: number;
                        /** @enum {string} */
                        readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                        readonly isRecordingOn?: boolean;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * OverrideId
                         * Format: uuid
                         */
                        readonly id: Ids["OverrideId"];
                        readonly group: {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly kind: "people" | "devices";
                        };
                        readonly settings: {
                            readonly isChatAllowed?: boolean;
                            readonly areUnenrolledDevicesAllowed?: boolean;
                            /** @enum {string} */
                            readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                            readonly codeLifetimeMs?: number;
                            readonly answerTimeMs?: number;
                            readonly idleEndMs?: number;
                            readonly longestSessionMs?: number;
                            /** @enum {string} */
                            readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                            readonly unattendedNoticeMs?: number;
                            /** @enum {string} */
                            readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                            readonly isRecordingOn?: boolean;
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NOT_FOUND" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeSettingsOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly overrideId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateSettingsOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly overrideId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly settings: {
                        readonly isChatAllowed?: boolean;
                        readonly areUnenrolledDevicesAllowed?: boolean;
                        /** @enum {string} */
                        readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                        readonly codeLifetimeMs?: number;
                        readonly answerTimeMs?: number;
                        readonly idleEndMs?: number;
                        readonly longestSessionMs?: number;
                        /** @enum {string} */
                        readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                        readonly unattendedNoticeMs?: number;
                        /** @enum {string} */
                        readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                        readonly isRecordingOn?: boolean;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * OverrideId
                         * Format: uuid
                         */
                        readonly id: Ids["OverrideId"];
                        readonly group: {
                            /**
                             * GroupId
                             * Format: uuid
                             */
                            readonly id: Ids["GroupId"];
                            readonly name: string;
                            /** @enum {string} */
                            readonly kind: "people" | "devices";
                        };
                        readonly settings: {
                            readonly isChatAllowed?: boolean;
                            readonly areUnenrolledDevicesAllowed?: boolean;
                            /** @enum {string} */
                            readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                            readonly codeLifetimeMs?: number;
                            readonly answerTimeMs?: number;
                            readonly idleEndMs?: number;
                            readonly longestSessionMs?: number;
                            /** @enum {string} */
                            readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                            readonly unattendedNoticeMs?: number;
                            /** @enum {string} */
                            readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                            readonly isRecordingOn?: boolean;
                        };
                        /** Format: date-time */
                        readonly createdAt: string;
                        /** Format: date-time */
                        readonly updatedAt: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly orderSettingsOverrides: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly ids: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * OverrideId
                             * Format: uuid
                             */
                            readonly id: Ids["OverrideId"];
                            readonly group: {
                                /**
                                 * GroupId
                                 * Format: uuid
                                 */
                                readonly id: Ids["GroupId"];
                                readonly name: string;
                                /** @enum {string} */
                                readonly kind: "people" | "devices";
                            };
                            readonly settings: {
                                readonly isChatAllowed?: boolean;
                                readonly areUnenrolledDevicesAllowed?: boolean;
                                /** @enum {string} */
                                readonly noncompliantDevice?: "warn" | "no-elevation" | "view-only" | "block";
                                readonly codeLifetimeMs?: number;
                                readonly answerTimeMs?: number;
                                readonly idleEndMs?: number;
                                readonly longestSessionMs?: number;
                                /** @enum {string} */
                                readonly unattendedStart?: "after-notice" | "when-answered" | "when-locked-or-idle";
                                readonly unattendedNoticeMs?: number;
                                /** @enum {string} */
                                readonly elevatedEnd?: "lock" | "sign-out" | "nothing";
                                readonly isRecordingOn?: boolean;
                            };
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly updatedAt: string;
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CREDENTIALS_AMBIGUOUS" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly setupState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly isOpen: boolean;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly setup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly token: string;
                    readonly organisation: string;
                    /** Format: email */
                    readonly email: string;
                    readonly fullName: string;
                    readonly password: string;
                    readonly isEnabled: boolean;
                    readonly areUnenrolledDevicesAllowed: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: email */
                        readonly email: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PASSWORD_TOO_WEAK" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SETUP_TOKEN_INVALID" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly beginSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: email */
                    readonly email: string;
                    readonly returnTo: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uri */
                        readonly location: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROVIDER_UNREACHABLE" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_UNKNOWN_DOMAIN" | "TOO_MANY_REQUESTS" | "TOO_MANY_TRIES";
                    };
                };
            };
        };
    };
    readonly signInCallback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": string;
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly stepUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly needs: readonly ("mfa" | "fresh-sign-in")[];
                    readonly returnTo: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** Format: uri */
                        readonly location: string;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PROVIDER_UNREACHABLE" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly signOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly isEverywhere: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly location: string | null;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listTokens: {
        readonly parameters: {
            readonly query?: {
                readonly search?: string;
                /** @description The `next` of the page before; absent: the first page */
                readonly after?: string;
                /** @description Most rows of the page */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * TokenId
                             * Format: uuid
                             */
                            readonly id: Ids["TokenId"];
                            readonly name: string;
                            readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly ending: string;
                            readonly withheld: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly madeBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            } | null;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly lastUsedAt: string | null;
                            readonly lastAddress: string | null;
                            /** @enum {string} */
                            readonly state: "active" | "expired" | "revoked";
                        }[];
                        readonly next: string | null;
                        readonly total: number;
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly createToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session")[];
                    /** @default 90 */
                    readonly expiresInDays?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly token: string;
                        readonly view: {
                            /**
                             * TokenId
                             * Format: uuid
                             */
                            readonly id: Ids["TokenId"];
                            readonly name: string;
                            readonly scopes: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly ending: string;
                            readonly withheld: readonly ("view-screen" | "take-full-control" | "elevation" | "unattended-control" | "view-devices" | "view-reports" | "export-reports" | "view-audit-log" | "manage-people" | "manage-roles" | "manage-devices" | "manage-policies" | "manage-settings" | "end-any-session" | "scim")[];
                            readonly madeBy: {
                                /**
                                 * PersonId
                                 * Format: uuid
                                 */
                                readonly id: Ids["PersonId"];
                                readonly name: string;
                            } | null;
                            /** Format: date-time */
                            readonly createdAt: string;
                            /** Format: date-time */
                            readonly expiresAt: string;
                            readonly lastUsedAt: string | null;
                            readonly lastAddress: string | null;
                            /** @enum {string} */
                            readonly state: "active" | "expired" | "revoked";
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "PERMISSION_MISSING" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly revokeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tokenId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "NOT_FOUND" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly listViews: {
        readonly parameters: {
            readonly query: {
                readonly list: "people" | "groups" | "devices" | "assignments" | "sessions" | "audit";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly items: readonly {
                            /**
                             * ViewId
                             * Format: uuid
                             */
                            readonly id: Ids["ViewId"];
                            /** @enum {string} */
                            readonly list: "people" | "groups" | "devices" | "assignments" | "sessions" | "audit";
                            readonly name: string;
                            readonly isShared: boolean;
                            readonly isOwn: boolean;
                            readonly ownerName: string;
                            readonly state: {
                                readonly filters: {
                                    readonly [key: string]: string;
                                };
                                readonly columns: readonly string[] | null;
                            };
                        }[];
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "REQUEST_MALFORMED" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly addView: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly list: "people" | "groups" | "devices" | "assignments" | "sessions" | "audit";
                    readonly name: string;
                    readonly isShared: boolean;
                    readonly state: {
                        readonly filters: {
                            readonly [key: string]: string;
                        };
                        readonly columns: readonly string[] | null;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * ViewId
                         * Format: uuid
                         */
                        readonly id: Ids["ViewId"];
                        /** @enum {string} */
                        readonly list: "people" | "groups" | "devices" | "assignments" | "sessions" | "audit";
                        readonly name: string;
                        readonly isShared: boolean;
                        readonly isOwn: boolean;
                        readonly ownerName: string;
                        readonly state: {
                            readonly filters: {
                                readonly [key: string]: string;
                            };
                            readonly columns: readonly string[] | null;
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly removeView: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly viewId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
    readonly updateView: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly viewId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly isShared?: boolean;
                    readonly state?: {
                        readonly filters: {
                            readonly [key: string]: string;
                        };
                        readonly columns: readonly string[] | null;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * ViewId
                         * Format: uuid
                         */
                        readonly id: Ids["ViewId"];
                        /** @enum {string} */
                        readonly list: "people" | "groups" | "devices" | "assignments" | "sessions" | "audit";
                        readonly name: string;
                        readonly isShared: boolean;
                        readonly isOwn: boolean;
                        readonly ownerName: string;
                        readonly state: {
                            readonly filters: {
                                readonly [key: string]: string;
                            };
                            readonly columns: readonly string[] | null;
                        };
                    };
                };
            };
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        readonly code: "AGENT_REFUSED" | "CONFLICT" | "CSRF_REFUSED" | "MEDIA_TYPE_UNSUPPORTED" | "ORIGIN_REFUSED" | "REQUEST_MALFORMED" | "REQUEST_TOO_LARGE" | "SERVER_FAULT" | "SERVER_STOPPING" | "SIGN_IN_REQUIRED" | "TOKEN_REFUSED" | "TOO_MANY_REQUESTS";
                    };
                };
            };
        };
    };
}
