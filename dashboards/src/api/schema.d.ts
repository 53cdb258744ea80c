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
    "/api/v1/session/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filters of the alert console that the caller gave a name; nobody sees another's */
        get: operations["listSavedViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a view, or replace the one with this id; 409 when the name is taken or there are 20 */
        put: operations["putSavedView"];
        post?: never;
        delete: operations["removeSavedView"];
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
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gateway itself: version, stores, health of every part */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/log-levels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLogLevels"];
        /** Log more or less, until the next start */
        put: operations["setLogLevel"];
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
    "/api/v1/compounds/{id}/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events and energy of a compound since midnight in the estate's time zone */
        get: operations["getCompoundToday"];
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
         * @description Without `every`, raw points: columns are `ts` and one per field. With `every`, buckets: columns are `ts` and per number field `field_min`, `field_mean`, `field_max`; flags count as 0 and 1; text fields give the last value under their own name. A bucket without data is absent, never filled. At most 20,000 rows; `truncated` says that more exist. Points are kept for 30 days, what every five minutes came to for 400 (`history.raw`, `history.rollups`): days whose points are gone answer only with `every`, and not finer than five minutes.
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
    "/api/v1/devices/{id}/events/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Events of a device unmasked, newest first, for a reason
         * @description Like `listEvents`, with what is masked there. Who looked, when and why is entered in the audit trail. 30 looks an hour for each user.
         */
        post: operations["revealEvents"];
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
    "/api/v1/alerts/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts counted by kind, time and place, and how fast they were answered; test alerts are not */
        get: operations["getAlertStatistics"];
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
    "/api/v1/alerts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for up to 200 alerts: each has a result of its own */
        post: operations["handleAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who is to deal with an alert */
        post: operations["assignAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note about an alert */
        post: operations["commentAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The values of an alert unmasked, for a reason
         * @description Plates, faces, card numbers, names and pictures are masked everywhere else. Who looked, when and why is entered in the audit trail. 30 looks an hour for each user. After `retention.evidence` the values stay masked.
         */
        post: operations["revealAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/shelve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an alert aside until a time, seven days ahead at most */
        post: operations["shelveAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/unshelve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an alert back from the shelf */
        post: operations["unshelveAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/incident": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an alert to another incident of its compound */
        post: operations["moveAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts that belong together, latest first */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An incident with its alerts and its thread */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take ownership of all its alerts */
        post: operations["acknowledgeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who is to deal with it */
        post: operations["assignIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/comment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note about the incident as a whole */
        post: operations["commentIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clear all its alerts by hand */
        post: operations["clearIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Maintenance windows, latest first */
        get: operations["listMaintenanceWindows"];
        put?: never;
        /** Plan a window for a compound, a device, a rule, or a combination; without fromMs it begins now */
        post: operations["createMaintenanceWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance-windows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A window with what it muted */
        get: operations["getMaintenanceWindow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maintenance-windows/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a window now; what it covered and is still active is told */
        post: operations["endMaintenanceWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything people were not told, and why; latest first */
        get: operations["listSuppressed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work orders, latest first, with how many stand in each state in the same place */
        get: operations["listWorkOrders"];
        put?: never;
        /** Open an order about a device by hand; alerts of what is to be mended open theirs themselves */
        post: operations["openWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its timeline, its alerts and what was used */
        get: operations["getWorkOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who is to mend it, in place of whoever was */
        post: operations["assignWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is mended; it is verified by telemetry that comes back */
        post: operations["finishWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is not mended after all */
        post: operations["reopenWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that there is nothing to mend */
        post: operations["cancelWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a verified order before its time */
        post: operations["closeWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-orders/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note, in whatever state it is */
        post: operations["noteWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spare-parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of parts used before, on a kind of device or on any; the most used first, at most 50 */
        get: operations["listSpareParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/repairs/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Repair times by property company and kind, parts used, and warranties that end */
        get: operations["getRepairStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules in force */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Schema of rule files for editors */
        get: operations["getRuleSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a rule file without using it */
        post: operations["checkRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read all rule files again: all rules come into force, or none */
        post: operations["reloadRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a rule file, or a rule in force, on stored history */
        post: operations["dryRunRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules that run in shadow and what they would have raised */
        get: operations["listShadowRules"];
        put?: never;
        /** Let a rule file run in shadow */
        post: operations["addShadowRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/shadow/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a try */
        delete: operations["removeShadowRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rule with its text and its versions */
        get: operations["getRule"];
        put?: never;
        post?: never;
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
    "/api/v1/estate/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The device register in the caller's scope, in a form the import reads; never a credential */
        get: operations["exportEstate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/estate/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue new random passwords to devices
         * @description What the devices had before is void at once. `sealed` answers a CSV file encrypted with the passphrase
         *     (`openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -in FILE`); `sheet` answers a page of QR labels to print. Neither is kept.
         */
        post: operations["issueCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The device register (设备台账) in id order, planned and retired devices included */
        get: operations["listRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move devices along their life */
        post: operations["changeRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the register says of a device */
        get: operations["getRegisterSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDevicePhoto"];
        /** A picture of the device in its place: JPEG, PNG or WebP, at most 3 MiB */
        put: operations["putDevicePhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commissionings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Commissionings, newest first */
        get: operations["listCommissionings"];
        put?: never;
        /**
         * Begin one; the one that the caller has open for the device already is answered as it stands
         * @description Ends by itself after an hour. Until it ends, alerts of the device are kept from recipients (`suppression.why` is `commissioning`). 409 when somebody else is at it, an alert of the test is active already, the device is retired or cannot become installed, or no rule of the test is in force.
         */
        post: operations["beginCommissioning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commissionings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A commissioning as it stands */
        get: operations["getCommissioning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commissionings/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign off; what was seen is evidence from now on and never changes again
         * @description An installed device becomes commissioned, one under repair goes back in service; the alert of the test is cleared as a test. 409 names the steps that are missing. Only the test may be missing, with the reason as `waiver`.
         */
        post: operations["signCommissioning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commissionings/{id}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one up; what was seen so far is kept, and alerts still active are told */
        post: operations["abortCommissioning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compounds/{id}/test-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Test alerts of a compound with who received them, newest first, at most 20 */
        get: operations["listTestAlerts"];
        put?: never;
        /**
         * Send a test alert the way of real ones; its receipt proves the alert path
         * @description Marked as a test wherever it shows (`test` of the alert, CAP status Test) and never escalated. One per compound at a time: 409 while one is active, which is until somebody clears it, or for 30 minutes; and 409 when no route would tell anybody.
         */
        post: operations["sendTestAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/acceptance-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Acceptance reports (验收报告), newest first; those of batches only for who sees the whole city */
        get: operations["listAcceptanceReports"];
        put?: never;
        /** Make the report of a compound or a batch as it stands now, and keep what it is computed from */
        post: operations["createAcceptanceReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/acceptance-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report computed again from what was kept; `intact` says whether its hash is the one it was made with */
        get: operations["getAcceptanceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/acceptance-reports/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as a page that prints to A4 */
        get: operations["getAcceptanceDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/acceptance-reports/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as tables */
        get: operations["exportAcceptanceReport"];
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
    "/api/v1/ledger/{recipient}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries to a recipient, newest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/{recipient}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send dead deliveries again */
        post: operations["resendDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who can be told of alerts, and how it goes with them
         * @description Accounts that see the whole city get all recipients, others those they act for. Addresses are shown in part, secrets never.
         */
        get: operations["listRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why each recipient was or was not told of an alert */
        get: operations["explainRouting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What recipients said about an alert, oldest first */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Values around the moment, picture, position and contacts of an alert */
        get: operations["getEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/{recipient}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts for a recipient from any number on
         * @description For accounts that the recipient names, and administrators of the whole city. Numbers have no gap: fetch with `after=` the `next` of the answer before, and fetch again from any lower number to replay. To a recipient of the channel `feed`, what it asks beyond counts as delivered. 409 `feed_behind`: the ledger does not reach as far as you ask.
         */
        get: operations["readFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/{recipient}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of an alert
         * @description The same receipt again (the same `id`, or the same sender and disposition when it has none) answers as before. 409 names who was first.
         */
        post: operations["postReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/{recipient}/signed-receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same, signed instead of signed in
         * @description With the headers webhook-id, webhook-timestamp and webhook-signature of Standard Webhooks 1.0.0, made with a secret of the recipient over the body as sent, at most 5 minutes ago.
         */
        post: operations["postSignedReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Routes, duty rosters and escalations in force */
        get: operations["getRouting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom an alert would reach */
        post: operations["tryRouting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a route in place of the one with this id, if any
         * @description In force at once; every mistake is named. Stands above the one of the configuration file until it is taken back.
         */
        put: operations["putRoute"];
        post?: never;
        /** Take back what was edited: what stands in the configuration file holds again */
        delete: operations["deleteRoute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a duty roster in place of the one with this id, if any
         * @description In force at once; every mistake is named. Stands above the one of the configuration file until it is taken back.
         */
        put: operations["putRoster"];
        post?: never;
        /** Take back what was edited: what stands in the configuration file holds again */
        delete: operations["deleteRoster"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put an escalation in place of the one with this id, if any
         * @description In force at once; every mistake is named. Stands above the one of the configuration file until it is taken back.
         */
        put: operations["putEscalation"];
        post?: never;
        /** Take back what was edited: what stands in the configuration file holds again */
        delete: operations["deleteEscalation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/{id}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on duty, turn after turn */
        get: operations["getDuty"];
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
    "/api/v1/dead-letters/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dead letters by device and reason, most first */
        get: operations["countDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take refused messages in again, after a profile or a store was mended; oldest first, at most 1000 a call */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/simulator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The running fleet: connections, rates, what is being staged now. Poll every 1-2 s. */
        get: operations["getSimulator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/simulator/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a tester can stage */
        get: operations["getSimulatorCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/simulator/stagings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an incident or a fault on the running fleet */
        post: operations["stage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/simulator/stagings/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End it now rather than when its time is up */
        delete: operations["endStaging"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SavedViewDraft: {
            /** @description One of a kind for the user */
            name: string;
            /** @description The console's address after the question mark, by name */
            query: {
                [key: string]: string;
            };
            /** @description The console opens with it; the one before is then no longer */
            isDefault?: boolean;
        };
        SavedView: {
            id: string;
            name: string;
            query: {
                [key: string]: string;
            };
            isDefault: boolean;
        };
        SavedViews: {
            items: components["schemas"]["SavedView"][];
        };
        Simulator: {
            /** @description host:port of the gateway or broker */
            target: string;
            /** Format: int64 */
            seed: number;
            /** @description Simulated seconds per second */
            speed: number;
            /** Format: int64 */
            startedMs: number;
            /**
             * Format: int64
             * @description Epoch ms of the simulator
             */
            serverTime: number;
            devices: number;
            connected: number;
            sentPerSecond: number;
            acknowledgedPerSecond: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            acknowledged: number;
            /**
             * Format: int64
             * @description Messages and sign-ins the gateway refused
             */
            refused: number;
            /**
             * Format: int64
             * @description Connections that ended without the simulator's doing
             */
            lost: number;
            /** @description Going on now, then the last 50 that are over; newest first */
            stagings: components["schemas"]["Staging"][];
        };
        Staging: {
            number: number;
            /** @description Id in the catalogue */
            what: string;
            title: components["schemas"]["Text"];
            /** @description Id; absent when several are concerned */
            compound: string;
            /** @description Ids, at most 20 of them */
            devices: string[];
            deviceCount?: number;
            /** Format: int64 */
            beganMs: number;
            /**
             * Format: int64
             * @description When it ends by itself
             */
            endsMs: number;
            /**
             * Format: int64
             * @description Absent while it goes on
             */
            endedMs?: number;
            /** @enum {string} */
            by: "programme" | "tester";
        };
        SimulatorCatalogue: {
            incidents: components["schemas"]["Stageable"][];
            faults: components["schemas"]["Stageable"][];
            /** @description Ids of the compounds in the fleet */
            compounds: string[];
        };
        Stageable: {
            /** @description such as forced_open, entrapment, power_pull, flapping */
            id: string;
            title: components["schemas"]["Text"];
            /** @description Device kinds it can befall; empty means any */
            kinds: string[];
            /** @description How long it lasts unless told otherwise */
            seconds: number;
            /** @description Rule ids that should raise an alert */
            expects?: string[];
        };
        StagingOrder: {
            /** @description Id of an incident or fault */
            what: string;
            compound?: components["schemas"]["Id"];
            device?: components["schemas"]["Id"];
            /** @description For a fault: only devices of this kind */
            kind?: string;
            /** @description For a fault: share of the devices it befalls, 100 when absent */
            sharePct?: number;
            seconds?: number;
        };
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
        System: {
            version: string;
            java: string;
            history: string;
            sql: string;
            /** Format: int64 */
            startedMs: number;
            /** Format: int64 */
            serverTime: number;
            components: {
                name: string;
                ok: boolean;
                /** @description Whether trouble here means that the gateway should get no work */
                stopsWork: boolean;
                /** @description What is wrong and the remedy */
                trouble?: string;
            }[];
        };
        LogLevel: {
            logger: string;
            /** @enum {string} */
            level: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "OFF" | "default";
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
            /** @description What a device must show before it is signed off */
            commissioning?: {
                /** @description What its first report must hold, each plausible; empty: any report will do */
                fields: string[];
                test?: {
                    label: components["schemas"]["Text"];
                    rules: string[];
                };
            };
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
            /** @description Why, a word such as connected, data, disconnected, connection_lost, keep_alive, relay_lost, broker_lost, flapping (it loses its connection so often that short absences are not told), not_returned */
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
            /**
             * Format: int64
             * @description Milliseconds its clock is ahead of the gateway's, negative when behind; absent while no message bore its own time
             */
            clockSkewMs?: number;
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
        CompoundToday: {
            /**
             * Format: int64
             * @description Midnight in the estate's time zone
             */
            fromMs: number;
            /** Format: int64 */
            asOfMs: number;
            /** @description Events by kind of device and name */
            counts: {
                kind: string;
                event: string;
                count: number;
            }[];
            /** @description The newest 200, newest first */
            events: (components["schemas"]["DeviceEvent"] & {
                kind: string;
                deviceName: string;
            })[];
            /** @description How far the energy meters of a kind of device moved */
            energy: {
                kind: string;
                energyKwh: number;
            }[];
        };
        /** @description How long it took; without cases only the count */
        Delay: {
            count: number;
            /** Format: int64 */
            medianMs?: number;
            /** Format: int64 */
            p90Ms?: number;
            /** Format: int64 */
            meanMs?: number;
            /** Format: int64 */
            longestMs?: number;
        };
        AlertStatistics: {
            /** Format: int64 */
            fromMs: number;
            /** Format: int64 */
            toMs: number;
            /** Format: int64 */
            asOfMs: number;
            /** @description More than 200,000 alerts; the oldest are not counted */
            truncated: boolean;
            total: number;
            /** @description Never acknowledged */
            unacknowledged: number;
            bySeverity: {
                severity: components["schemas"]["Severity"];
                count: number;
                acknowledged: components["schemas"]["Delay"];
                cleared: components["schemas"]["Delay"];
            }[];
            byCategory: {
                category: components["schemas"]["Category"];
                count: number;
                bySeverity: components["schemas"]["SeverityCounts"];
            }[];
            byHour: number[];
            byDay: {
                /** Format: int64 */
                dayMs: number;
                count: number;
            }[];
            /** @description The 20 most frequent */
            byRule: {
                id: string;
                count: number;
                title?: components["schemas"]["Text"];
                severity?: components["schemas"]["Severity"];
                category?: components["schemas"]["Category"];
            }[];
            /** @description The 20 with most alerts */
            byCompound: {
                id: string;
                count: number;
                name?: string;
            }[];
            /** @description The 20 noisiest */
            byDevice: {
                id: string;
                count: number;
                name?: string;
                compound?: string;
                compoundName?: string;
            }[];
            /** @description Why alerts were cleared: as people said, and removed with their device */
            byReason: {
                reason: string;
                count: number;
            }[];
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
            /** @description real, false, test or duplicate as a user said; removed when the device was taken out of the register */
            clearReason?: string;
            /**
             * Format: int64
             * @description When the condition was last seen true
             */
            lastMs: number;
            occurrences: number;
            /** @description Present and true when it was sent to prove the way to the bureau: nothing happened */
            test?: boolean;
            /** @description The values that fired the rule */
            values: Record<string, unknown>;
            /** @description The rule's condition as written */
            condition?: string;
            /** @description The standard or clause the rule follows */
            source?: string;
            gb?: components["schemas"]["GbAlarm"];
            cap?: components["schemas"]["CapClass"];
            /** @description The user who is to deal with it */
            assignedTo?: string;
            /** Format: int64 */
            assignedMs?: number;
            /** @description The incident it belongs to */
            incident?: string;
            /** @description It comes and goes so fast that only its first and last change are told */
            chattering?: boolean;
            /** @description The alert about the flood of alerts it is part of */
            flood?: string;
            suppression?: components["schemas"]["Suppression"];
        };
        /** @description How GB/T 28181 calls the alarm */
        GbAlarm: {
            method: number;
            type?: number;
        };
        /** @description How OASIS CAP 1.2 classifies the alert */
        CapClass: {
            category: string;
            urgency: string;
            severity: string;
            certainty: string;
        };
        /** @description Why people are not bothered with an alert */
        Suppression: {
            /** @enum {string} */
            why: "shelved" | "maintenance" | "commissioning" | "inhibited" | "chatter";
            /** @description What suppresses it: a maintenance window, or an alert */
            reference: string;
            /** Format: int64 */
            untilMs?: number;
            /** @description Who decided it */
            by?: string;
            reason: string;
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
                change: "raised" | "repeated" | "acknowledged" | "cleared" | "commented" | "assigned" | "shelved" | "unshelved" | "suppressed" | "surfaced" | "chattering" | "inhibited" | "moved";
                by?: string;
                note?: string;
            }[];
            deliveries: components["schemas"]["Delivery"][];
        };
        /**
         * @description queued = not sent; sent = sent, not yet accepted; delivered = accepted by the recipient's system; received 接警; handled 办结; dead = given up
         * @enum {string}
         */
        DeliveryState: "queued" | "sent" | "delivered" | "received" | "handled" | "dead";
        /** @enum {string} */
        DeliveryChange: "raised" | "acknowledged" | "cleared" | "escalated";
        Delivery: {
            /** @description Identifies the message to its recipient, at every attempt */
            id: string;
            recipient: string;
            /**
             * Format: int64
             * @description 1, 2, 3 … per recipient, without gaps
             */
            sequence: number;
            alert: string;
            change: components["schemas"]["DeliveryChange"];
            state: components["schemas"]["DeliveryState"];
            attempts: number;
            /** Format: int64 */
            queuedMs: number;
            /**
             * Format: int64
             * @description When it was first sent
             */
            sentMs?: number;
            /** Format: int64 */
            deliveredMs?: number;
            /** Format: int64 */
            receivedMs?: number;
            /** Format: int64 */
            handledMs?: number;
            /**
             * Format: int64
             * @description Only while queued or sent
             */
            nextAttemptMs?: number;
            lastError?: string;
            /**
             * Format: int64
             * @description Sequence number of the first delivery of the summary it was sent in
             */
            digest?: number;
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
            reason: "real" | "false" | "test" | "duplicate";
            note?: string;
        };
        RuleId: string;
        Comment: {
            note: string;
        };
        Assignment: {
            /** @description A user, empty for nobody */
            to: string;
            note?: string;
        };
        Shelving: {
            /** Format: int64 */
            untilMs: number;
            reason: string;
        };
        Move: {
            /** @description An incident of the compound, empty for one of its own */
            incident: string;
        };
        BulkHandling: {
            ids: components["schemas"]["Id"][];
            /** @enum {string} */
            action: "acknowledge" | "assign" | "comment" | "clear" | "shelve" | "unshelve" | "move";
            note?: string;
            /** @description For assign */
            to?: string;
            /** @description For clear real, false, test or duplicate; for shelve in words */
            reason?: string;
            /**
             * Format: int64
             * @description For shelve
             */
            untilMs?: number;
            /** @description For move */
            incident?: string;
        };
        BulkResults: {
            results: {
                id: string;
                /** @enum {integer} */
                status: 200 | 400 | 404 | 409;
                alert?: components["schemas"]["Alert"];
                /** @description Why it was not done */
                detail?: string;
                /** @description Who was first */
                by?: string;
                /** Format: int64 */
                atMs?: number;
            }[];
        };
        Incident: {
            id: string;
            area: string;
            compound: string;
            compoundName: string;
            /** @enum {string} */
            state: "open" | "closed";
            severity: components["schemas"]["Severity"];
            title: components["schemas"]["Text"];
            /** Format: int64 */
            openedMs: number;
            /** Format: int64 */
            lastMs: number;
            /** Format: int64 */
            closedMs?: number;
            alertCount: number;
            unacknowledged: number;
            devices: number;
            kinds: string[];
            assignedTo?: string;
        };
        IncidentPage: {
            items: components["schemas"]["Incident"][];
            next?: string;
        };
        IncidentDetail: components["schemas"]["Incident"] & {
            alerts: components["schemas"]["Alert"][];
            thread: {
                /** Format: int64 */
                atMs: number;
                change: string;
                by?: string;
                note?: string;
                /** @description Absent when it is about the incident as a whole */
                alert?: string;
            }[];
        };
        MaintenancePlan: {
            compound?: string;
            device?: string;
            rule?: string;
            /** Format: int64 */
            fromMs?: number;
            /** Format: int64 */
            toMs: number;
            reason: string;
        };
        MaintenanceWindow: {
            id: string;
            compound?: string;
            device?: string;
            rule?: string;
            /** Format: int64 */
            fromMs: number;
            /** Format: int64 */
            toMs: number;
            /** Format: int64 */
            endedMs?: number;
            owner: string;
            reason: string;
            /** Format: int64 */
            createdMs: number;
            /** @enum {string} */
            state: "planned" | "active" | "ended";
            /** @description How many alerts it covered so far */
            muted: number;
            suppressed?: components["schemas"]["Suppressed"][];
        };
        MaintenanceWindows: {
            items: components["schemas"]["MaintenanceWindow"][];
        };
        /**
         * @description open: nobody has taken it on; done: somebody says it is mended; verified: telemetry has shown it; closed: it stayed so
         * @enum {string}
         */
        WorkOrderState: "open" | "assigned" | "done" | "verified" | "closed" | "cancelled";
        WorkOrder: {
            id: string;
            /** @description Grows with every change; send it back to be told when somebody else was first */
            version: number;
            state: components["schemas"]["WorkOrderState"];
            /** @description Absent when a person opened it */
            rule?: string;
            /** @description The alert that opened it */
            alert?: string;
            title: components["schemas"]["Text"];
            severity: components["schemas"]["Severity"];
            area: string;
            compound: string;
            compoundName: string;
            /** @description Absent when it is about a compound or building */
            device?: string;
            deviceName?: string;
            /** @description A kind of device, or building, compound */
            kind: string;
            vendor?: string;
            model?: string;
            /** @description Property company when it was opened */
            manager?: string;
            /** @description Whether the day of opening was within the warranty */
            inWarranty: boolean;
            /** Format: int64 */
            openedMs: number;
            /** @description Absent when an alert opened it */
            openedBy?: string;
            /** Format: int64 */
            dueMs: number;
            /** @description It is, or was, done too late */
            overdue: boolean;
            /** @description It has been done for so long that telemetry should have shown it */
            unverified: boolean;
            /**
             * Format: int64
             * @description When it was first assigned
             */
            assignedMs?: number;
            assignee?: string;
            /** @description The assignee's */
            company?: string;
            /**
             * Format: int64
             * @description Since when the condition of its alert does not hold
             */
            overMs?: number;
            /** Format: int64 */
            doneMs?: number;
            doneBy?: string;
            /**
             * Format: int64
             * @description When telemetry showed that it is mended
             */
            backMs?: number;
            /**
             * Format: int64
             * @description When it was closed or cancelled
             */
            closedMs?: number;
            /** @description Absent when that happened by itself */
            closedBy?: string;
            /** @description How often it had to be opened again */
            reopened: number;
            /** @description How often its trouble showed */
            repeats: number;
        };
        WorkOrderDetail: components["schemas"]["WorkOrder"] & {
            warrantyUntil?: string;
            location?: string;
            steps: {
                /** Format: int64 */
                atMs: number;
                /** @enum {string} */
                change: "opened" | "repeated" | "recovered" | "assigned" | "done" | "verified" | "reopened" | "noted" | "cancelled" | "closed";
                /** @description Absent when it happened by itself */
                by?: string;
                note?: string;
            }[];
            /** @description Ids */
            alerts: string[];
            parts: components["schemas"]["PartUse"][];
        };
        PartUse: {
            part: string;
            count: number;
        };
        WorkOrderCounts: {
            open: number;
            assigned: number;
            done: number;
            verified: number;
            closed: number;
            cancelled: number;
            overdue: number;
            unverified: number;
        };
        WorkOrderPage: {
            items: components["schemas"]["WorkOrder"][];
            counts: components["schemas"]["WorkOrderCounts"];
            next?: string;
        };
        WorkOrderPlan: {
            device: components["schemas"]["Id"];
            title: string;
            severity?: components["schemas"]["Severity"];
            note?: string;
        };
        WorkOrderAssignment: {
            version?: number;
            assignee: string;
            company?: string;
            note?: string;
        };
        WorkOrderResult: {
            version?: number;
            /** @description Who mended it; the caller when absent */
            doneBy?: string;
            note?: string;
            parts?: components["schemas"]["PartUse"][];
        };
        WorkOrderReason: {
            version?: number;
            reason: string;
        };
        WorkOrderVersion: {
            version?: number;
        };
        WorkOrderNote: {
            note: string;
        };
        SpareParts: {
            items: string[];
        };
        RepairStatistics: {
            /** Format: int64 */
            fromMs: number;
            /** Format: int64 */
            toMs: number;
            /** Format: int64 */
            asOfMs: number;
            /** @description More than 200,000 orders; the oldest are not counted */
            truncated: boolean;
            /** @description Orders opened in that time */
            total: number;
            /** @description Cancelled orders have no times; those mended by themselves count as recovered */
            byCompany: {
                /** @description Empty when unknown */
                manager: string;
                kind: string;
                opened: number;
                pending: number;
                overdue: number;
                cancelled: number;
                recovered: number;
                /** @description Orders that had to be opened again */
                reopened: number;
                inWarranty: number;
                assigned: components["schemas"]["Delay"];
                done: components["schemas"]["Delay"];
                verified: components["schemas"]["Delay"];
            }[];
            /** @description The 500 most used in that time */
            parts: {
                part: string;
                kind: string;
                vendor?: string;
                model?: string;
                count: number;
                orders: number;
            }[];
            /** @description Of the devices in the field today */
            warranty: {
                covered: number;
                /** @description Without a date in the register */
                unknown: number;
                expired: number;
                /** @description Of those covered */
                expiring: number;
                /** @description The 500 that end first */
                expiringDevices: components["schemas"]["WarrantyEnd"][];
                /** @description The 500 that ended last */
                expiredDevices: components["schemas"]["WarrantyEnd"][];
            };
        };
        WarrantyEnd: {
            device: string;
            name: string;
            kind: string;
            compound: string;
            compoundName: string;
            manager?: string;
            vendor?: string;
            model?: string;
            /** @description Last day */
            warrantyUntil: string;
        };
        Suppressed: {
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            why: "shelved" | "maintenance" | "commissioning" | "inhibited" | "chatter";
            reference: string;
            rule: string;
            title: components["schemas"]["Text"];
            severity: components["schemas"]["Severity"];
            category: components["schemas"]["Category"];
            subject: string;
            area: string;
            compound: string;
            compoundName: string;
            device?: string;
            alert?: string;
            /**
             * Format: int64
             * @description The first time
             */
            atMs: number;
            /** Format: int64 */
            lastMs: number;
            count: number;
        };
        SuppressedPage: {
            items: components["schemas"]["Suppressed"][];
            next?: string;
        };
        Rule: {
            id: string;
            version: string;
            /** @description A kind of device, or building, compound, platform */
            kind: string;
            title: components["schemas"]["Text"];
            advice: components["schemas"]["Text"];
            severity: components["schemas"]["Severity"];
            category: components["schemas"]["Category"];
            condition: string;
            source?: string;
            gb?: components["schemas"]["GbAlarm"];
            cap?: components["schemas"]["CapClass"];
            parameters: {
                name: string;
                value: number;
            }[];
            inhibits: string[];
            /** @description How many places have other parameters */
            overrides: number;
            /** @description Whether its alerts open a work order */
            repair: boolean;
            shadow: boolean;
            /** @description built-in, draft, or the name of a file */
            origin: string;
        };
        RuleList: {
            version: string;
            /** Format: int64 */
            loadedMs: number;
            items: components["schemas"]["Rule"][];
        };
        RuleDetail: components["schemas"]["Rule"] & {
            yaml: string;
            versions: {
                version: string;
                /** Format: int64 */
                fromMs: number;
                yaml: string;
            }[];
        };
        RuleText: {
            /** @description A rule file */
            yaml: string;
        };
        RuleProblem: {
            file: string;
            line: number;
            key: string;
            message: string;
        };
        RuleCheck: {
            rules: string[];
            problems: components["schemas"]["RuleProblem"][];
        };
        RuleReload: {
            version: string;
            rules: number;
        };
        RuleRefusal: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            problems: components["schemas"]["RuleProblem"][];
        };
        DryRun: {
            /** @description A rule file */
            yaml?: string;
            /** @description A rule in force instead */
            rule?: string;
            /** Format: int64 */
            fromMs: number;
            /** Format: int64 */
            toMs: number;
            compound?: string;
            device?: string;
        };
        DryRunReport: {
            /**
             * Format: int64
             * @description Measurements and events looked at
             */
            records: number;
            devices: number;
            raised: number;
            /** @description Whether all of the time was looked at */
            complete: boolean;
            /** @description The first thousand */
            items: {
                rule: string;
                subject: string;
                area: string;
                compound: string;
                device?: string;
                severity: components["schemas"]["Severity"];
                /** Format: int64 */
                raisedMs: number;
                /** Format: int64 */
                clearedMs?: number;
                occurrences: number;
                values: Record<string, unknown>;
                condition: string;
            }[];
        };
        ShadowPlan: {
            yaml: string;
            /** @default 7 */
            days: number;
        };
        ShadowRule: {
            id: string;
            by: string;
            /** Format: int64 */
            createdMs: number;
            /** Format: int64 */
            untilMs: number;
            yaml: string;
            rules: components["schemas"]["Rule"][];
            raised: number;
            days: {
                /** Format: int64 */
                dayMs: number;
                raised: number;
            }[];
            recent: {
                rule: string;
                subject: string;
                area: string;
                compound: string;
                device?: string;
                /** Format: int64 */
                raisedMs: number;
                /** Format: int64 */
                clearedMs?: number;
                values: Record<string, unknown>;
            }[];
        };
        ShadowRules: {
            items: components["schemas"]["ShadowRule"][];
        };
        /** @description Always: raised = delivered + pending + dead, and raised = highestSequence */
        LedgerRow: {
            recipient: string;
            name: string;
            channel?: string;
            /** @description false for a recipient that only the ledger remembers */
            configured: boolean;
            /** Format: int64 */
            raised: number;
            /**
             * Format: int64
             * @description Accepted in all, by now perhaps also received or handled
             */
            delivered: number;
            /**
             * Format: int64
             * @description queued + sent
             */
            pending: number;
            /** Format: int64 */
            dead: number;
            /** Format: int64 */
            queued: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            received: number;
            /** Format: int64 */
            handled: number;
            /** Format: int64 */
            highestSequence: number;
            /** Format: int64 */
            oldestPendingMs?: number;
            balanced: boolean;
            /**
             * @description open: the recipient fails and is left alone for a while
             * @enum {string}
             */
            circuit?: "closed" | "open" | "half_open";
            /** @description Whether the channel could send when it last tried */
            ready?: boolean;
            /** Format: int64 */
            lastDeliveredMs?: number;
            lastError?: string;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            /**
             * Format: int64
             * @description `before` of the next page; absent on the last
             */
            next?: number;
        };
        Resend: {
            /** @description All dead ones when absent */
            sequences?: number[];
        };
        Recipient: {
            id: string;
            name: string;
            /** @enum {string} */
            channel: "webhook" | "feed" | "mqtt" | "email" | "dingtalk" | "wecom" | "feishu" | "sms";
            /** @enum {string} */
            format: "json" | "cap";
            /** @description Host, or address with its middle left out */
            target: string;
            /** @description Messages in a minute, 0 for no limit; more comes as summaries */
            perMinute: number;
            changes: components["schemas"]["DeliveryChange"][];
            /** @description Whether the caller may read its feed and post its receipts */
            mine: boolean;
            /** @enum {string} */
            circuit?: "closed" | "open" | "half_open";
            ready?: boolean;
            /** Format: int64 */
            lastDeliveredMs?: number;
            lastError?: string;
        };
        Why: {
            recipient: string;
            name: string;
            told: boolean;
            /** @description Its deliveries about the alert */
            sequences: number[];
            reasons: {
                /** @enum {string} */
                code: "told" | "escalated" | "disabled" | "category" | "severity" | "place" | "hours" | "not_on_duty" | "no_route" | "escalation_pending" | "escalation_ended" | "change_not_wanted" | "suppressed";
                text: components["schemas"]["Text"];
                /** @description Id of the route or escalation that says so */
                origin?: string;
            }[];
        };
        Explanation: {
            alert: string;
            /**
             * Format: int64
             * @description When it was decided
             */
            atMs: number;
            /** @description Version of the routing that decided, 0 when none did */
            version: number;
            items: components["schemas"]["Why"][];
        };
        /**
         * @description 接警, 出警, 办结, 误报
         * @enum {string}
         */
        Disposition: "received" | "dispatched" | "handled" | "false_alarm";
        NewReceipt: {
            /** @description Yours: the same receipt sent again has the same */
            id?: string;
            alert?: string;
            /**
             * Format: int64
             * @description The delivery it answers; instead of alert
             */
            sequence?: number;
            disposition: components["schemas"]["Disposition"];
            /** @description Who it is about */
            officer?: string;
            note?: string;
            /**
             * Format: int64
             * @description When it happened
             */
            atMs?: number;
        };
        Receipt: {
            id: string;
            recipient: string;
            alert: string;
            disposition: components["schemas"]["Disposition"];
            /** @description The account or recipient that posted it */
            by: string;
            officer?: string;
            note?: string;
            /**
             * Format: int64
             * @description When the gateway took it
             */
            atMs: number;
            /**
             * Format: int64
             * @description When it happened as the sender says
             */
            saidMs?: number;
        };
        Evidence: {
            alert: string;
            /** Format: int64 */
            atMs: number;
            position?: {
                /** @description WGS 84 */
                latitude: number;
                longitude: number;
                /** @enum {string} */
                source: "compound";
            };
            contacts: {
                compound: string;
                compoundName?: string;
                manager?: string;
                phone?: string;
            };
            /** @description Reference to a picture as the device gave it */
            snapshot?: string;
            /** @description The values that fired the rule */
            fired: Record<string, unknown>;
            history?: components["schemas"]["History"];
            events?: components["schemas"]["DeviceEvent"][];
        };
        /** @description The same as JSON Schema 2020-12: /api/feed-page.schema.json */
        FeedPage: {
            recipient: string;
            /** Format: int64 */
            after: number;
            /**
             * Format: int64
             * @description `after` of the next request
             */
            next: number;
            /**
             * Format: int64
             * @description The highest number there is
             */
            highest: number;
            /** @description Numbers the ledger no longer holds */
            gap?: {
                /** Format: int64 */
                from: number;
                /** Format: int64 */
                to: number;
            };
            items: {
                id: string;
                /** Format: int64 */
                sequence: number;
                alert: string;
                change: components["schemas"]["DeliveryChange"];
                state: components["schemas"]["DeliveryState"];
                /** Format: int64 */
                queuedMs: number;
                /** @description The Anju message; its schema is /api/alert-message.schema.json */
                message?: Record<string, unknown>;
                /** @description OASIS CAP 1.2 XML, with format=cap */
                cap?: string;
            }[];
        };
        Names: components["schemas"]["Id"][];
        Days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        /** @description Such as 08:00-20:00, or 20:00-08:00 over midnight */
        HoursOfDay: string;
        /**
         * @description Read only
         * @enum {string}
         */
        Origin: "file" | "edited";
        RouteRow: {
            id?: components["schemas"]["Id"];
            to: components["schemas"]["Names"];
            categories?: components["schemas"]["Category"][];
            leastSeverity?: components["schemas"]["Severity"];
            areas?: components["schemas"]["Names"];
            compounds?: components["schemas"]["Names"];
            days?: components["schemas"]["Days"];
            hours?: components["schemas"]["HoursOfDay"];
            enabled?: boolean;
            /** @description Whether those it tells may see plates, faces and card numbers */
            personalData?: boolean;
            origin?: components["schemas"]["Origin"];
        };
        Roster: {
            id?: components["schemas"]["Id"];
            name?: string;
            shifts?: {
                days?: components["schemas"]["Days"];
                hours?: components["schemas"]["HoursOfDay"];
                members: components["schemas"]["Names"];
            }[];
            holidays?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
                hours?: components["schemas"]["HoursOfDay"];
                members: components["schemas"]["Names"];
            }[];
            otherwise?: components["schemas"]["Names"];
            origin?: components["schemas"]["Origin"];
        };
        EscalationStep: {
            /** @description How long after the alert was raised, such as 90s, 5m, 1h */
            after: string;
            to: components["schemas"]["Names"];
        };
        Escalation: {
            id?: components["schemas"]["Id"];
            categories?: components["schemas"]["Category"][];
            leastSeverity?: components["schemas"]["Severity"];
            areas?: components["schemas"]["Names"];
            compounds?: components["schemas"]["Names"];
            steps: components["schemas"]["EscalationStep"][];
            enabled?: boolean;
            origin?: components["schemas"]["Origin"];
        };
        Reveal: {
            /** @description Why it has to be seen, such as the number of a case */
            reason: string;
        };
        RevealEvents: {
            /** @description Why they have to be seen, such as the number of a case */
            reason: string;
            /** Format: int64 */
            from: number;
            /**
             * Format: int64
             * @description A day after from at most
             */
            to: number;
            /** @default 100 */
            limit: number;
        };
        RevealedAlert: {
            alert: string;
            /** @description As the device sent them, as long as they are kept */
            values: Record<string, unknown>;
            /** @description Reference to a picture as the device gave it */
            snapshot?: string;
        };
        RoutingBook: {
            version: number;
            /** Format: int64 */
            changedMs: number;
            /** @description A user, or: configuration file */
            changedBy: string;
            routes: components["schemas"]["RouteRow"][];
            rosters: components["schemas"]["Roster"][];
            escalations: components["schemas"]["Escalation"][];
        };
        DutyTurn: {
            /** Format: int64 */
            fromMs: number;
            /** Format: int64 */
            toMs: number;
            members: components["schemas"]["Names"];
            /** @enum {string} */
            source: "shift" | "holiday" | "otherwise" | "nobody";
        };
        ImaginedAlert: {
            category: components["schemas"]["Category"];
            severity: components["schemas"]["Severity"];
            compound: components["schemas"]["Id"];
            /**
             * Format: int64
             * @description Now when absent
             */
            atMs?: number;
        };
        Rehearsal: {
            /** Format: int64 */
            atMs: number;
            version: number;
            items: components["schemas"]["Why"][];
            escalation?: {
                id: string;
                steps: {
                    /** Format: int64 */
                    afterMs: number;
                    recipients: components["schemas"]["Names"];
                }[];
            };
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
            /** @description The message is kept and can be taken in again */
            replayable?: boolean;
            /**
             * Format: int64
             * @description When it was taken in after all; absent while it is dead
             */
            replayedMs?: number;
        };
        DeadLetterCounts: {
            /** Format: int64 */
            total: number;
            items: {
                /** @description Absent when the sender was not known */
                device?: string;
                reason: string;
                /** Format: int64 */
                count: number;
                /** Format: int64 */
                newestMs: number;
            }[];
        };
        /** @description Those that fit all that is given */
        ReplayRequest: {
            ids?: number[];
            device?: string;
            reason?: string;
        };
        ReplayResult: {
            /** @description Messages tried */
            messages: number;
            /** @description Taken in whole */
            stored: number;
            /** @description Taken in; what is still refused of them are new dead letters */
            partlyStored: number;
            /** @description Still refused; their letters stay as they are */
            refused: number;
            /**
             * Format: int64
             * @description Letters whose message is not kept (over 16 KiB, too old) or whose device is not registered
             */
            notReplayable: number;
            /** @description There are more; call again */
            more: boolean;
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetter"][];
            next?: string;
        };
        ReportId: string;
        /** @enum {string} */
        CommissioningState: "open" | "signed" | "aborted" | "expired";
        /** @enum {string} */
        CommissioningStep: "online" | "report" | "test";
        Commissioning: {
            id: string;
            device: string;
            deviceName: string;
            kind: string;
            compound: string;
            compoundName: string;
            installer: string;
            state: components["schemas"]["CommissioningState"];
            /** Format: int64 */
            begunMs: number;
            /**
             * Format: int64
             * @description When it ends by itself
             */
            expiresMs: number;
            /**
             * Format: int64
             * @description Since when the device was connected; absent until it is
             */
            onlineMs?: number;
            /**
             * Format: int64
             * @description When the first report was received that held every field of the profile's `commissioning.fields`, all plausible
             */
            reportedMs?: number;
            /** @description That report; before it, the latest values */
            readings: {
                field: string;
                label?: components["schemas"]["Text"];
                unit?: string;
                value: string;
                /** @description Lower end of what is plausible */
                lowest?: number;
                highest?: number;
                plausible: boolean;
            }[];
            /** @description Absent when the kind has no test */
            test?: {
                label?: components["schemas"]["Text"];
                /** @description An alert of any of them proves the test */
                rules: string[];
                alert?: string;
                rule?: string;
                /**
                 * Format: int64
                 * @description When the message that raised it was received
                 */
                raisedMs?: number;
                /**
                 * Format: int64
                 * @description When the alert was durable and seen
                 */
                seenMs?: number;
            };
            /** @description Steps not seen yet */
            missing: components["schemas"]["CommissioningStep"][];
            /** Format: int64 */
            endedMs?: number;
            /** @description Who signed or aborted it */
            endedBy?: string;
            note?: string;
            /** @description Why it was signed without its test */
            waiver?: string;
        };
        TestAlert: {
            alert: string;
            /** @enum {string} */
            state: "raised" | "acknowledged" | "cleared" | "closed";
            /** Format: int64 */
            raisedMs: number;
            sentBy?: string;
            deliveries: {
                recipient: string;
                name: string;
                /** @description As in the ledger */
                state: string;
                sequence: number;
                /** Format: int64 */
                deliveredMs?: number;
                /**
                 * Format: int64
                 * @description When the recipient's people said that they have it (接警)
                 */
                receivedMs?: number;
                lastError?: string;
            }[];
        };
        /** @enum {string} */
        LifeCycle: "planned" | "installed" | "commissioned" | "in_service" | "under_repair" | "retired";
        CredentialOrder: {
            /** @enum {string} */
            form: "sealed" | "sheet";
            devices?: components["schemas"]["Id"][];
            /** @description All devices of a compound that are not retired */
            compound?: string;
            /** @description With compound: only of this kind */
            kind?: string;
            /** @description Of the sealed file */
            passphrase?: string;
        };
        RegisterSheet: {
            id: string;
            kind: string;
            name: string;
            compound: string;
            compoundName: string;
            building?: string;
            entrance?: number;
            floor?: number;
            /** @description Spot it watches or serves, a word of the coverage policy */
            point?: string;
            location?: string;
            vendor?: string;
            model?: string;
            serial?: string;
            /** Format: date */
            installed?: string;
            /** Format: date */
            warrantyUntil?: string;
            /** @description 20-digit id of GB/T 28181 */
            gb28181?: string;
            status: components["schemas"]["LifeCycle"];
            /**
             * Format: int64
             * @description Since when; 0 when nobody noted it
             */
            statusMs: number;
            /** @description Whether it has one */
            credential: boolean;
        };
        RegisterSheetDetail: components["schemas"]["RegisterSheet"] & {
            /**
             * Format: int64
             * @description When its photo was taken; absent when there is none
             */
            photoMs?: number;
            statuses: {
                status: components["schemas"]["LifeCycle"];
                /** Format: int64 */
                atMs: number;
                by: string;
            }[];
        };
        RegisterPage: {
            items: components["schemas"]["RegisterSheet"][];
            next?: string;
        };
        AcceptanceReport: {
            id: string;
            /** @description compound:<id> or batch:<year> */
            scope: string;
            /** Format: int64 */
            asOfMs: number;
            /** Format: int64 */
            madeMs: number;
            madeBy: string;
            passes: boolean;
            compounds: number;
            /** @description SHA-256 */
            hash: string;
        };
        AcceptanceReportDetail: components["schemas"]["AcceptanceReport"] & {
            recomputedHash: string;
            intact: boolean;
            policy: components["schemas"]["CoveragePolicyName"];
            sum: components["schemas"]["CoverageSum"];
            results: components["schemas"]["CompoundCoverage"][];
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
    listSavedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
        };
    };
    putSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Made up by the client */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedViewDraft"];
            };
        };
        responses: {
            /** @description All views of the caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            400: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    removeSavedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Made up by the client */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The views that are left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            404: components["responses"]["Problem"];
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
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    listLogLevels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Loggers with a level of their own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLevel"][];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    setLogLevel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogLevel"];
            };
        };
        responses: {
            /** @description Loggers as they now stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLevel"][];
                };
            };
            400: components["responses"]["Problem"];
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
    getCompoundToday: {
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
            /** @description The day so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompoundToday"];
                };
            };
            404: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
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
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    revealEvents: {
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
                "application/json": components["schemas"]["RevealEvents"];
            };
        };
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
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
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
                rule?: components["schemas"]["RuleId"];
                incident?: components["schemas"]["Id"];
                assignee?: string;
                /** @description Only open alerts that are shelved or under maintenance; without it those are left out */
                suppressed?: boolean;
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
    getAlertStatistics: {
        parameters: {
            query?: {
                /** @description Epoch ms, inclusive; 7 days before `to` when absent */
                from?: number;
                /** @description Epoch ms, exclusive; now when absent */
                to?: number;
                area?: components["schemas"]["Id"];
                compound?: components["schemas"]["Id"];
            };
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
                    "application/json": components["schemas"]["AlertStatistics"];
                };
            };
            400: components["responses"]["Problem"];
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
    handleAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkHandling"];
            };
        };
        responses: {
            /** @description A result per alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
        };
    };
    assignAlert: {
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
                "application/json": components["schemas"]["Assignment"];
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
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    commentAlert: {
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
                "application/json": components["schemas"]["Comment"];
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
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    revealAlert: {
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
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description The values */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedAlert"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
        };
    };
    shelveAlert: {
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
                "application/json": components["schemas"]["Shelving"];
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
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    unshelveAlert: {
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
            /** @description The alert as it now stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    moveAlert: {
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
                "application/json": components["schemas"]["Move"];
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
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                state?: "open" | "closed";
                /** @description Also incidents of a single alert */
                all?: boolean;
                compound?: components["schemas"]["Id"];
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
            /** @description A page of incidents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentPage"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    getIncident: {
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
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    acknowledgeIncident: {
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
            /** @description A result per alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    assignIncident: {
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
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description A result per alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    commentIncident: {
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
                "application/json": components["schemas"]["Comment"];
            };
        };
        responses: {
            /** @description The incident */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    clearIncident: {
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
            /** @description A result per alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    listMaintenanceWindows: {
        parameters: {
            query?: {
                state?: "planned" | "active" | "ended";
                compound?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The windows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindows"];
                };
            };
        };
    };
    createMaintenanceWindow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaintenancePlan"];
            };
        };
        responses: {
            /** @description The window */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindow"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
        };
    };
    getMaintenanceWindow: {
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
            /** @description The window */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindow"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    endMaintenanceWindow: {
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
            /** @description The window */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceWindow"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listSuppressed: {
        parameters: {
            query?: {
                why?: "shelved" | "maintenance" | "commissioning" | "inhibited" | "chatter";
                /** @description The alert or window that suppresses */
                reference?: components["schemas"]["Id"];
                compound?: components["schemas"]["Id"];
                rule?: components["schemas"]["RuleId"];
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
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressedPage"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listWorkOrders: {
        parameters: {
            query?: {
                /** @description pending: open, assigned or done; overdue: neither done nor over, though due; unverified: done, and telemetry should have shown it */
                state?: "open" | "assigned" | "done" | "verified" | "closed" | "cancelled" | "pending" | "overdue" | "unverified";
                area?: components["schemas"]["Id"];
                compound?: components["schemas"]["Id"];
                device?: components["schemas"]["Id"];
                /** @description The order that is about this alert */
                alert?: components["schemas"]["Id"];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderPage"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    openWorkOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkOrderPlan"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getWorkOrder: {
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
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    assignWorkOrder: {
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
                "application/json": components["schemas"]["WorkOrderAssignment"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    finishWorkOrder: {
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
                "application/json": components["schemas"]["WorkOrderResult"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    reopenWorkOrder: {
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
                "application/json": components["schemas"]["WorkOrderReason"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    cancelWorkOrder: {
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
                "application/json": components["schemas"]["WorkOrderReason"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    closeWorkOrder: {
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
                "application/json": components["schemas"]["WorkOrderVersion"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    noteWorkOrder: {
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
                "application/json": components["schemas"]["WorkOrderNote"];
            };
        };
        responses: {
            /** @description The order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listSpareParts: {
        parameters: {
            query?: {
                kind?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpareParts"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    getRepairStatistics: {
        parameters: {
            query?: {
                /** @description Epoch ms, inclusive; 30 days before `to` when absent */
                from?: number;
                /** @description Epoch ms, exclusive; now when absent */
                to?: number;
                area?: components["schemas"]["Id"];
                compound?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepairStatistics"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listRules: {
        parameters: {
            query?: {
                kind?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
        };
    };
    getRuleSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
        };
    };
    checkRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleText"];
            };
        };
        responses: {
            /** @description All its mistakes, or the rules it defines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleCheck"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
        };
    };
    reloadRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleReload"];
                };
            };
            403: components["responses"]["Problem"];
            /** @description The files have mistakes; the rules in force stay */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRefusal"];
                };
            };
        };
    };
    dryRunRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRun"];
            };
        };
        responses: {
            /** @description What it would have raised */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunReport"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            /** @description The file has mistakes */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRefusal"];
                };
            };
            503: components["responses"]["Problem"];
        };
    };
    listShadowRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The drafts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowRules"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    addShadowRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShadowPlan"];
            };
        };
        responses: {
            /** @description The draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShadowRule"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            /** @description The file has mistakes */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRefusal"];
                };
            };
        };
    };
    removeShadowRule: {
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
            /** @description Other files have mistakes meanwhile */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRefusal"];
                };
            };
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDetail"];
                };
            };
            404: components["responses"]["Problem"];
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
    exportEstate: {
        parameters: {
            query?: {
                format?: "json" | "csv" | "xlsx";
                compound?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
        };
    };
    issueCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialOrder"];
            };
        };
        responses: {
            /** @description The credentials */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    listRegister: {
        parameters: {
            query?: {
                compound?: components["schemas"]["Id"];
                kind?: components["schemas"]["Id"];
                status?: components["schemas"]["LifeCycle"];
                /** @description Part of an id, name, serial number or GB/T 28181 id */
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
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterPage"];
                };
            };
        };
    };
    changeRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    devices: components["schemas"]["Id"][];
                    status: components["schemas"]["LifeCycle"];
                };
            };
        };
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        device: string;
                        done: boolean;
                        problem?: string;
                    }[];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getRegisterSheet: {
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
            /** @description The sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterSheetDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getDevicePhoto: {
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
            /** @description A picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    putDevicePhoto: {
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
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Kept */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Problem"];
            415: components["responses"]["Problem"];
        };
    };
    listCommissionings: {
        parameters: {
            query?: {
                compound?: components["schemas"]["Id"];
                device?: components["schemas"]["Id"];
                state?: components["schemas"]["CommissioningState"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Commissionings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Commissioning"][];
                    };
                };
            };
        };
    };
    beginCommissioning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: components["schemas"]["Id"];
                };
            };
        };
        responses: {
            /** @description The commissioning */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commissioning"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getCommissioning: {
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
            /** @description The commissioning */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commissioning"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    signCommissioning: {
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
                "application/json": {
                    note?: string;
                    /** @description Why it is signed although its test was not seen */
                    waiver?: string;
                };
            };
        };
        responses: {
            /** @description The commissioning */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commissioning"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    abortCommissioning: {
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
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description The commissioning */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commissioning"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listTestAlerts: {
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
            /** @description Test alerts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TestAlert"][];
                    };
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    sendTestAlert: {
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
            /** @description On its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Names of those it leads to */
                        recipients: string[];
                    };
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    listAcceptanceReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceReport"][];
                };
            };
        };
    };
    createAcceptanceReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    compound?: components["schemas"]["Id"];
                    batch?: number;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceReport"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    getAcceptanceReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptanceReportDetail"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getAcceptanceDocument: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    exportAcceptanceReport: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: components["schemas"]["ReportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            404: components["responses"]["Problem"];
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
    listDeliveries: {
        parameters: {
            query?: {
                /** @description `pending` is queued and sent */
                state?: "queued" | "sent" | "delivered" | "received" | "handled" | "dead" | "pending";
                alert?: string;
                /** @description Only lower sequence numbers */
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                recipient: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries to a recipient, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    resendDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipient: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resend"];
            };
        };
        responses: {
            /** @description Send dead deliveries again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        resent: number;
                    };
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    listRecipients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who can be told of alerts, and how it goes with them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipient"][];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    explainRouting: {
        parameters: {
            query?: {
                /** @description All when absent */
                recipient?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why each recipient was or was not told of an alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    listReceipts: {
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
            /** @description What recipients said about an alert, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"][];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getEvidence: {
        parameters: {
            query?: {
                /** @description So long before and after */
                minutes?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Values around the moment, picture, position and contacts of an alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            404: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    readFeed: {
        parameters: {
            query?: {
                /** @description The highest number you have */
                after?: number;
                /** @description Seconds to wait when there is nothing yet */
                wait?: number;
                limit?: number;
                format?: "json" | "cap";
            };
            header?: never;
            path: {
                recipient: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alerts for a recipient from any number on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    postReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipient: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceipt"];
            };
        };
        responses: {
            /** @description Say what became of an alert */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    postSignedReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recipient: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceipt"];
            };
        };
        responses: {
            /** @description The same, signed instead of signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            401: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getRouting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Routes, duty rosters and escalations in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingBook"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    tryRouting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImaginedAlert"];
            };
        };
        responses: {
            /** @description Whom an alert would reach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rehearsal"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    putRoute: {
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
                "application/json": components["schemas"]["RouteRow"];
            };
        };
        responses: {
            /** @description Put a route in place of the one with this id, if any */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteRow"];
                };
            };
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    deleteRoute: {
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
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    putRoster: {
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
                "application/json": components["schemas"]["Roster"];
            };
        };
        responses: {
            /** @description Put a duty roster in place of the one with this id, if any */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                };
            };
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    deleteRoster: {
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
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    putEscalation: {
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
                "application/json": components["schemas"]["Escalation"];
            };
        };
        responses: {
            /** @description Put an escalation in place of the one with this id, if any */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Escalation"];
                };
            };
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    deleteEscalation: {
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
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    getDuty: {
        parameters: {
            query?: {
                /** @description Now when absent */
                from?: number;
                days?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is on duty, turn after turn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyTurn"][];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                device?: string;
                reason?: string;
                /** @description true: also those that were taken in after all */
                replayed?: boolean;
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
    countDeadLetters: {
        parameters: {
            query?: {
                device?: string;
                reason?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many are dead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterCounts"];
                };
            };
            403: components["responses"]["Problem"];
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description What became of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayResult"];
                };
            };
            400: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
        };
    };
    getSimulator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulator"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            503: components["responses"]["Problem"];
        };
    };
    getSimulatorCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Incidents and faults */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulatorCatalogue"];
                };
            };
        };
    };
    stage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StagingOrder"];
            };
        };
        responses: {
            /** @description It has begun */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Staging"];
                };
            };
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
        };
    };
    endStaging: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
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
            404: components["responses"]["Problem"];
        };
    };
}
