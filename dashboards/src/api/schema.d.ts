// Generated from openapi.yaml by `npm run schema`. Do not edit.

export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getSession"];
        put?: never;
        post: operations["signIn"];
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trade a bearer token for a session with the same rights and the same end
         * @description For browsers that show something without a person, such as the screen on the wall.
         */
        post: operations["signInWithToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password; all sessions of the user end and a new one begins */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUsers"];
        put?: never;
        /** Add a user; the password made up for them is in this answer only and must be changed at the first sign-in */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** Remove a user with their sessions and tokens; what they did stays in the audit trail */
        delete: operations["removeUser"];
        options?: never;
        head?: never;
        /** Change name, role, scope or the right to sign in; what is left out stays. Their sessions end when their rights change */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/v1/users/{username}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make up a new password, which must be changed at the next sign-in; it is in this answer only */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget the failed sign-ins under this name */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{username}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign a user out everywhere */
        delete: operations["endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTokens"];
        put?: never;
        /** Make a bearer token with the rights of a user or less; it is in this answer only */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a token and the sessions opened with it */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, when, from where; newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow the hash chain of the whole trail */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proofs of deletion: what retention removed, from the audit trail, newest first */
        get: operations["listDeletions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The device kinds with their fields, events and commands */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The city at a glance, as far as the caller may see */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCompounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compounds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCompound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/estate/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import the device register
         * @description Idempotent. Without `partial`, one refused row refuses the whole file. With `dryRun` nothing is written and the report is the same.
         */
        post: operations["importEstate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Values over time
         * @description Without `every`, raw points: columns are `ts` and one per field. With `every`, buckets: columns are `ts` and per number field `field_min`, `field_mean`, `field_max`; flags count as 0 and 1; text fields give the last value under their own name. A bucket without data is absent, never filled. At most 20,000 rows; `truncated` says that more exist.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events of a device, newest first */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commands that were sent to a device, newest first */
        get: operations["listCommands"];
        put?: never;
        /**
         * Send a command to a device
         * @description Goes out at once or not at all: a device that is not connected gets nothing later. The answer is read with `getCommand`; a device has 15 seconds to give it. Parameters are exactly those of the profile.
         */
        post: operations["sendCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/commands/{command}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a command */
        get: operations["getCommand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts: open ones first, unacknowledged before acknowledged, then gravest, then newest */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of open alerts by severity and state, and the age of the oldest */
        get: operations["summarizeAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take ownership of an alert */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clear an alert by hand */
        post: operations["clearAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Per recipient: raised = delivered + pending + dead-lettered */
        get: operations["getLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 智慧安防全植入: how the compounds in scope stand against the policy, with sums by area, batch and city */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/{compound}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One compound with every reason why a point is missing */
        get: operations["getCompoundCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How compounds stood on each of the last days; days nobody looked at are absent */
        get: operations["getCoverageHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy in force */
        get: operations["getCoveragePolicy"];
        /** Put a policy into force */
        put: operations["activateCoveragePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage-policy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a policy would change, without activating it */
        post: operations["previewCoveragePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage-policy/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every policy ever activated, newest first */
        get: operations["listCoveragePolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Refused input, newest first */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Id: string;
        Text: {
            zh: string;
            en: string;
        };
        /** @enum {string} */
        Category: "security" | "fire" | "rescue" | "facility" | "system";
        /** @description 1 一级 is the gravest (GB/T 28181 AlarmPriority) */
        Severity: number;
        /** @enum {string} */
        PresenceState: "online" | "offline" | "unknown";
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            /** @description Stable word for programs */
            code?: string;
            /** @description With 409: who was first */
            by?: string;
            /**
             * Format: int64
             * @description With 409: when
             */
            atMs?: number;
        };
        SignIn: {
            username: string;
            password: string;
        };
        TokenSignIn: {
            token: string;
        };
        PasswordChange: {
            current: string;
            password: string;
        };
        /** @enum {string} */
        Role: "admin" | "property" | "police" | "supervisor" | "tester";
        /**
         * @description How much of the user's rights: all, looking only, or what the screen on the wall shows
         * @enum {string}
         */
        Access: "full" | "read" | "wall";
        Username: string;
        Ids: components["schemas"]["Id"][];
        /** @description Sees the whole city when city is true or neither areas nor compounds are given */
        NewUser: {
            username: components["schemas"]["Username"];
            fullName?: string;
            role: components["schemas"]["Role"];
            city?: boolean;
            areas?: components["schemas"]["Ids"];
            compounds?: components["schemas"]["Ids"];
        };
        UserChange: {
            fullName?: string;
            role?: components["schemas"]["Role"];
            city?: boolean;
            areas?: components["schemas"]["Ids"];
            compounds?: components["schemas"]["Ids"];
            disabled?: boolean;
        };
        User: {
            username: string;
            fullName: string;
            role: components["schemas"]["Role"];
            /** @description Sees the whole city */
            city: boolean;
            areas: string[];
            compounds: string[];
            disabled: boolean;
            mustChangePassword: boolean;
            /** Format: int64 */
            createdMs: number;
            /**
             * Format: int64
             * @description Last sign-in
             */
            signedInMs?: number;
            /**
             * Format: int64
             * @description Has to wait after failed sign-ins until then
             */
            lockedUntilMs?: number;
        };
        UserWithPassword: components["schemas"]["User"] & components["schemas"]["MadePassword"];
        MadePassword: {
            /** @description Shown in this answer only */
            password: string;
        };
        NewApiToken: {
            username: components["schemas"]["Username"];
            /** @description What it is for */
            name: string;
            /** @description Days it is valid */
            days: number;
            access?: components["schemas"]["Access"];
            city?: boolean;
            areas?: components["schemas"]["Ids"];
            compounds?: components["schemas"]["Ids"];
        };
        ApiToken: {
            id: string;
            name: string;
            username: string;
            access: components["schemas"]["Access"];
            city: boolean;
            areas: string[];
            compounds: string[];
            /** Format: int64 */
            createdMs: number;
            /** Format: int64 */
            expiresMs: number;
            /**
             * Format: int64
             * @description Last use, to the minute
             */
            usedMs?: number;
        };
        MadeApiToken: components["schemas"]["ApiToken"] & {
            /** @description Shown in this answer only */
            token: string;
        };
        AuditEntry: {
            /**
             * Format: int64
             * @description Gap-free from 1
             */
            sequence: number;
            /** Format: int64 */
            atMs: number;
            who: string;
            /** @description Address, or local */
            origin: string;
            /** @description An operation of this file, or a word such as sign_in or retention */
            action: string;
            object: string;
            /** @description JSON without secrets */
            detail: string;
            /** @description SHA-256 of this entry and the hash before it */
            hash: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next?: string;
        };
        AuditVerdict: {
            intact: boolean;
            /**
             * Format: int64
             * @description Entries that hold
             */
            entries: number;
            /** @description Hash of the last entry that holds */
            head: string;
            /** Format: int64 */
            brokenAt?: number;
            reason?: string;
        };
        Session: {
            username: string;
            role: components["schemas"]["Role"];
            access: components["schemas"]["Access"];
            /** @description Sees every compound; what x-scope city demands */
            wholeCity: boolean;
            /** @description Nothing else is allowed before a new password is chosen */
            mustChangePassword: boolean;
            csrfToken: string;
            /** Format: int64 */
            expiresMs: number;
            /** @description IANA zone of the estate */
            timeZone: string;
            city: string;
        };
        Profile: {
            kind: string;
            label: components["schemas"]["Text"];
            gbTypeCode: string;
            /** Format: int64 */
            samplingMs: number;
            fields: components["schemas"]["Field"][];
            events: components["schemas"]["EventType"][];
            commands: components["schemas"]["CommandType"][];
        };
        Field: {
            name: string;
            /** @enum {string} */
            type: "number" | "integer" | "flag" | "text";
            unit?: string;
            min?: number;
            max?: number;
            normalMin?: number;
            normalMax?: number;
            /** @description Only ever grows */
            counter: boolean;
            values?: string[];
            /** @description Meaning of each code of an integer field */
            codes?: {
                [key: string]: components["schemas"]["Text"];
            };
            label: components["schemas"]["Text"];
        };
        EventType: {
            name: string;
            label: components["schemas"]["Text"];
            personal: boolean;
        };
        CommandType: {
            name: string;
            label: components["schemas"]["Text"];
            /** @description All of them must be given */
            params: components["schemas"]["Field"][];
        };
        CommandOrder: {
            /** @description Name of a command of the device's profile */
            method: string;
            /** @description By name, as the profile declares them */
            params?: Record<string, unknown>;
        };
        Command: {
            id: string;
            device: string;
            method: string;
            params: Record<string, unknown>;
            /** @description User who sent it */
            by: string;
            /**
             * @description sent = no answer yet; done; refused = the device answered that it did not; unreachable = the device was away; unanswered = no answer within 15 s
             * @enum {string}
             */
            state: "sent" | "done" | "refused" | "unreachable" | "unanswered";
            /** Format: int64 */
            sentMs: number;
            /** Format: int64 */
            settledMs?: number;
            /** @description What the device answered with */
            result?: unknown;
        };
        PresenceCounts: {
            online: number;
            offline: number;
            unknown: number;
        };
        /** @description Open alerts of severity 1, 2, 3, 4 */
        SeverityCounts: number[];
        Overview: {
            city: string;
            division: string;
            areas: number;
            compounds: number;
            households: number;
            devices: number;
            presence: components["schemas"]["PresenceCounts"];
            openAlerts: components["schemas"]["SeverityCounts"];
            unacknowledged: number;
            messagesPerSecond: number;
            /** @description Which time-series store is in use: embedded or influxdb */
            history: string;
            /** @description Which SQL store is in use: sqlite or postgresql */
            sql: string;
            /** Format: int64 */
            serverTime: number;
        };
        Area: {
            id: string;
            name: string;
            subdistrict?: string;
            compounds: number;
            households: number;
            devices: number;
            presence: components["schemas"]["PresenceCounts"];
            openAlerts: components["schemas"]["SeverityCounts"];
            unacknowledged: number;
        };
        Compound: {
            id: string;
            area: string;
            name: string;
            batch: number;
            households: number;
            latitude?: number;
            longitude?: number;
            manager?: string;
            phone?: string;
            simulated: boolean;
            devices: number;
            presence: components["schemas"]["PresenceCounts"];
            openAlerts: components["schemas"]["SeverityCounts"];
            unacknowledged: number;
        };
        CompoundDetail: components["schemas"]["Compound"] & {
            areaName: string;
            buildings: {
                id: string;
                entrances: number;
                floors: number;
            }[];
        };
        Presence: {
            state: components["schemas"]["PresenceState"];
            /**
             * Format: int64
             * @description 0 when never seen
             */
            sinceMs: number;
            reason?: string;
        };
        Value: {
            value: number | boolean | string;
            /**
             * Format: int64
             * @description Device time
             */
            tsMs: number;
            /**
             * Format: int64
             * @description Gateway time
             */
            receivedMs: number;
            quality?: ("late" | "clock_skew")[];
        };
        Device: {
            id: string;
            kind: string;
            area: string;
            compound: string;
            compoundName?: string;
            building?: string;
            name: string;
            presence: components["schemas"]["Presence"];
            /** @description Latest value of every field seen so far, by field name */
            values: {
                [key: string]: components["schemas"]["Value"];
            };
            openAlerts?: components["schemas"]["SeverityCounts"];
        };
        DevicePage: {
            items: components["schemas"]["Device"][];
            /** @description Cursor of the next page; absent on the last */
            next?: string;
        };
        History: {
            columns: string[];
            rows: (number | boolean | string | null)[][];
            truncated: boolean;
        };
        DeviceEvent: {
            device: string;
            event: string;
            /** Format: int64 */
            tsMs: number;
            /** Format: int64 */
            receivedMs: number;
            quality?: ("late" | "clock_skew")[];
            data: Record<string, unknown>;
        };
        /**
         * @description raised = active, unacknowledged; acknowledged = active, owned; cleared = back to normal, unacknowledged; closed = cleared and acknowledged (ISA-18.2 B, C, D, A)
         * @enum {string}
         */
        AlertState: "raised" | "acknowledged" | "cleared" | "closed";
        Alert: {
            id: string;
            rule: string;
            ruleVersion: string;
            title: components["schemas"]["Text"];
            advice: components["schemas"]["Text"];
            severity: components["schemas"]["Severity"];
            category: components["schemas"]["Category"];
            state: components["schemas"]["AlertState"];
            area: string;
            compound: string;
            compoundName: string;
            device?: string;
            deviceName?: string;
            kind?: string;
            /** Format: int64 */
            raisedMs: number;
            /** Format: int64 */
            acknowledgedMs?: number;
            acknowledgedBy?: string;
            /** Format: int64 */
            clearedMs?: number;
            /** @description A user */
            clearedBy?: string;
            clearReason?: string;
            /**
             * Format: int64
             * @description When the condition was last seen true
             */
            lastMs: number;
            occurrences: number;
            /** @description The values that fired the rule */
            values: Record<string, unknown>;
            /** @description The rule's condition as written */
            condition?: string;
        };
        AlertPage: {
            items: components["schemas"]["Alert"][];
            next?: string;
        };
        AlertDetail: components["schemas"]["Alert"] & {
            transitions: {
                /** Format: int64 */
                atMs: number;
                /** @enum {string} */
                change: "raised" | "repeated" | "acknowledged" | "cleared" | "commented";
                by?: string;
                note?: string;
            }[];
            deliveries: components["schemas"]["Delivery"][];
        };
        Delivery: {
            recipient: string;
            /** Format: int64 */
            sequence: number;
            /** @enum {string} */
            change: "raised" | "acknowledged" | "cleared";
            /** @enum {string} */
            state: "queued" | "delivered" | "dead";
            attempts: number;
            /** Format: int64 */
            queuedMs: number;
            /** Format: int64 */
            deliveredMs?: number;
            /** Format: int64 */
            nextAttemptMs?: number;
            lastError?: string;
        };
        AlertSummary: {
            counts: {
                severity: components["schemas"]["Severity"];
                state: components["schemas"]["AlertState"];
                count: number;
                /** Format: int64 */
                oldestMs?: number;
            }[];
            unacknowledged: number;
            /** Format: int64 */
            oldestUnacknowledgedMs: number | null;
            /** Format: int64 */
            serverTime: number;
        };
        Acknowledgement: {
            note?: string;
        };
        Clearing: {
            /** @enum {string} */
            reason: "real" | false | "test" | "duplicate";
            note?: string;
        };
        LedgerRow: {
            recipient: string;
            channel?: string;
            /** Format: int64 */
            raised: number;
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            pending: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            highestSequence: number;
            /** Format: int64 */
            oldestPendingMs?: number;
        };
        DeadLetter: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            receivedMs: number;
            device?: string;
            topic: string;
            reason: string;
            detail: string;
            /** @description First 1 KiB of the payload */
            excerpt: string;
            /** @description Size of the whole payload */
            bytes?: number;
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetter"][];
            next?: string;
        };
        /** @description One indicator: part of whole (points, devices, milliseconds, proofs). pct is rounded down and absent when there is nothing to count */
        CoverageFigure: {
            /** @enum {string} */
            indicator: "installed" | "registered" | "online_24h" | "online_30d" | "working_24h" | "fresh_24h" | "alert_path";
            label: components["schemas"]["Text"];
            /** Format: int64 */
            part: number;
            /** Format: int64 */
            whole: number;
            pct?: number;
            targetPct: number;
            /** @description Whether a compound passes only when it is met */
            required: boolean;
            met: boolean;
        };
        CoverageSum: {
            compounds: number;
            households: number;
            devices: number;
            onlineNow: number;
            workingNow: number;
            /** @description Compounds that pass (达标) */
            passing: number;
            /** @description 0 to 100, of the summed figures */
            score: number;
            figures: components["schemas"]["CoverageFigure"][];
        };
        CoverageSystem: {
            id: string;
            title: components["schemas"]["Text"];
            required: boolean;
            /** @description Devices needed here; 0 when the compound has nothing the system would guard */
            needed: number;
            /** @description Devices in their places */
            installed: number;
            /** @description All devices that count; registered, online and working now are of these */
            devices: number;
            registered: number;
            online: number;
            working: number;
        };
        CoverageGap: {
            indicator: string;
            system?: string;
            building?: string;
            entrance?: number;
            device?: string;
            words: components["schemas"]["Text"];
        };
        CompoundCoverage: {
            id: string;
            name: string;
            area: string;
            areaName: string;
            batch: number;
            households: number;
            manager?: string;
            passes: boolean;
            score: number;
            devices: number;
            onlineNow: number;
            workingNow: number;
            figures: components["schemas"]["CoverageFigure"][];
            systems: components["schemas"]["CoverageSystem"][];
            gapCount: number;
            /** @description The first three on the board, all of them for one compound */
            gaps: components["schemas"]["CoverageGap"][];
        };
        CompoundCoverageDetail: components["schemas"]["CompoundCoverage"] & {
            /** Format: int64 */
            asOfMs: number;
            policy: components["schemas"]["CoveragePolicyName"];
        };
        CoverageForecast: {
            planned: number;
            passing: number;
            /** @description Compounds that came to pass per day over the last 30 days */
            perDay: number;
            /**
             * Format: date
             * @description When all planned ones pass at that pace; absent when they do already or never will
             */
            expected?: string;
            onTime?: boolean;
        };
        CoverageBoard: {
            /**
             * Format: int64
             * @description The moment the figures are of; 0 before the first message
             */
            asOfMs: number;
            policy: components["schemas"]["CoveragePolicyName"];
            city: components["schemas"]["CoverageSum"] & {
                areas: number;
            };
            areas: (components["schemas"]["CoverageSum"] & {
                id: string;
                name: string;
            })[];
            batches: (components["schemas"]["CoverageSum"] & {
                batch: number;
                plan?: {
                    areas: number;
                    compounds: number;
                    households: number;
                    /** Format: date */
                    due?: string;
                };
                forecast?: components["schemas"]["CoverageForecast"];
            })[];
            compounds: components["schemas"]["CompoundCoverage"][];
        };
        CoverageDay: {
            /** Format: date */
            day: string;
            compounds: number;
            passing: number;
            score: number;
            figures: components["schemas"]["CoverageFigure"][];
        };
        CoveragePolicyName: {
            id: string;
            version: string;
            /** @description SHA-256 of the file */
            hash: string;
            title: components["schemas"]["Text"];
        };
        CoveragePolicyText: {
            /** @description The policy file (YAML) */
            text: string;
        };
        CoveragePolicy: components["schemas"]["CoveragePolicyName"] & {
            source: string;
            text: string;
            points: {
                [key: string]: components["schemas"]["Text"];
            };
            levels: {
                indicator: string;
                label: components["schemas"]["Text"];
                atLeastPct: number;
                weight: number;
                required: boolean;
                source: string;
            }[];
            systems: {
                id: string;
                title: components["schemas"]["Text"];
                kind: string;
                per: string;
                every: number;
                count: number;
                required: boolean;
                source: string;
            }[];
        };
        CoveragePolicyPreview: {
            valid: boolean;
            problems: string[];
            policy?: components["schemas"]["CoveragePolicyName"];
            before?: components["schemas"]["CoverageSum"];
            after?: components["schemas"]["CoverageSum"];
            /** @description Compounds whose verdict or score would differ */
            changes?: {
                id: string;
                name: string;
                flips: boolean;
                passesBefore: boolean;
                passesAfter: boolean;
                scoreBefore: number;
                scoreAfter: number;
                gaps: components["schemas"]["CoverageGap"][];
            }[];
        };
        CoveragePolicyActivation: {
            id: string;
            version: string;
            hash: string;
            /** Format: int64 */
            activatedMs: number;
            activatedBy: string;
            text: string;
        };
        ImportReport: {
            applied: boolean;
            dryRun: boolean;
            areas: number;
            compounds: number;
            devices: number;
            added: number;
            changed: number;
            unchanged: number;
            refused: {
                /** @description JSON path or CSV line */
                where: string;
                id?: string;
                reason: string;
            }[];
        };
    };
    responses: {
        /** @description What went wrong, where, and the remedy */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem"];
        };
    };
    signInWithToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenSignIn"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed; the new cookie is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All users by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"][];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: components["schemas"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    removeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: components["schemas"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: components["schemas"]["Username"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The user as they now stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: components["schemas"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reset */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePassword"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: components["schemas"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                username: components["schemas"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All tokens, the newest first; never the token itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiToken"][];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiToken"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiToken"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                who?: string;
                action?: string;
                object?: string;
                from?: number;
                to?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the trail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    listDeletions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the trail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All kinds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"][];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
        };
    };
    listAreas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Areas in scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"][];
                };
            };
        };
    };
    listCompounds: {
        parameters: {
            query?: {
                area?: components["schemas"]["Id"];
                batch?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Compounds in scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compound"][];
                };
            };
        };
    };
    getCompound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One compound with its buildings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompoundDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    importEstate: {
        parameters: {
            query?: {
                dryRun?: boolean;
                partial?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, unknown>;
                "text/csv": string;
            };
        };
        responses: {
            /** @description What was or would be imported */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            /** @description Rows were refused and nothing was imported */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: {
                compound?: components["schemas"]["Id"];
                kind?: components["schemas"]["Id"];
                presence?: components["schemas"]["PresenceState"];
                /** @description Part of an id or name */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of devices in id order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevicePage"];
                };
            };
        };
    };
    getDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Registry row */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getHistory: {
        parameters: {
            query?: {
                /** @description Comma-separated; all fields when absent */
                fields?: string;
                /** @description Epoch ms, inclusive; 1 hour before `to` when absent */
                from?: number;
                /** @description Epoch ms, exclusive; now when absent */
                to?: number;
                /** @description Bucket length such as 30s, 5m, 1h, 1d */
                every?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Columns and rows in time order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                from?: number;
                to?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceEvent"][];
                };
            };
            404: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    listCommands: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Commands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Command"][];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    sendCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommandOrder"];
            };
        };
        responses: {
            /** @description Sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Command"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
        };
    };
    getCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                command: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The command */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Command"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description `open` is every alert not yet closed */
                state?: "open" | "raised" | "acknowledged" | "cleared" | "closed";
                severity?: number;
                category?: components["schemas"]["Category"];
                compound?: components["schemas"]["Id"];
                device?: components["schemas"]["Id"];
                from?: number;
                to?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
        };
    };
    summarizeAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSummary"];
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert with its transitions and deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        responses: {
            /** @description The alert as it now stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    clearAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Clearing"];
            };
        };
        responses: {
            /** @description The alert as it now stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getLedger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row per recipient */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerRow"][];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                area?: components["schemas"]["Id"];
                batch?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageBoard"];
                };
            };
        };
    };
    getCompoundCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compound: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures and reasons */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompoundCoverageDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getCoverageHistory: {
        parameters: {
            query?: {
                compound?: components["schemas"]["Id"];
                area?: components["schemas"]["Id"];
                batch?: number;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Days, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDay"][];
                };
            };
        };
    };
    getCoveragePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePolicy"];
                };
            };
        };
    };
    activateCoveragePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoveragePolicyText"];
            };
        };
        responses: {
            /** @description The policy now in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePolicy"];
                };
            };
            422: components["responses"]["Problem"];
        };
    };
    previewCoveragePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoveragePolicyText"];
            };
        };
        responses: {
            /** @description Mistakes of the file, or the compounds that would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePolicyPreview"];
                };
            };
        };
    };
    listCoveragePolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Activations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveragePolicyActivation"][];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                device?: string;
                reason?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of dead letters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
}
