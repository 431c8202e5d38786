-- Of a document that turned out to be secret its history keeps who did what and when, not what was said of it.

grant update (detail) on document_action to motso_app;
