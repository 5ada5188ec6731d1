"""Django's settings; what may differ from one installation to another comes from the environment."""

from pathlib import Path
from typing import Any

from newsroom import env
from newsroom.embedded import Cluster

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

DEBUG = env.switch("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", kept_in=VAR / "secret-key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

# The newspaper
SITE_NAME = env.text("SITE_NAME", "Newsroom")
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SITE_LANGUAGE = env.text("SITE_LANGUAGE", "en")
DATELINE_STYLE = env.text("DATELINE_STYLE", "plain")
DEFAULT_SECTION = env.text("DEFAULT_SECTION", "News")
SERVED_BY_HTTPS = SITE_URL.startswith("https://")

# Whom the paper tells of what it publishes
WEBHOOKS = env.words("WEBHOOKS", [])
WEBHOOK_SECRET = env.text("WEBHOOK_SECRET", SECRET_KEY)
WEBHOOKS_MAY_BE_PRIVATE = env.switch("WEBHOOKS_MAY_BE_PRIVATE", default=False)
EMAIL_TIMEOUT = 10
vars().update(env.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "newsroom@localhost")

# What the audit log's seals are signed with
AUDIT_KEY = env.text("AUDIT_KEY", SECRET_KEY)

INSTALLED_APPS = [
    "articles",  # first: its admin templates override Django's
    "newsroom",
    "django_prose_editor",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsroom.headers.permissions_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# The database
EMBEDDED = {"NAME": "newsroom", "USER": "newsroom", "CLUSTER": Cluster(VAR / "postgres")}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "newsroom.database",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        **(env.database("DATABASE_URL") or EMBEDDED),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who may log in, and do what
AUTHENTICATION_BACKENDS = ["articles.publishing.rights.SectionRights"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SECOND_FACTOR = env.words("SECOND_FACTOR", [])
REASK_MINUTES = env.number("REASK_MINUTES", 15)
PROXIES = env.number("PROXIES", 0)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_BY_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True

# What browsers are told
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_BY_HTTPS else None
SECURE_HSTS_SECONDS = 30 * 24 * 60 * 60 if SERVED_BY_HTTPS else 0
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "newsroom.refusals.without_token"
SECURE_SSL_REDIRECT = SERVED_BY_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # a load balancer asks over plain HTTP

# Words and time
LANGUAGE_CODE = SITE_LANGUAGE
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.folder("MEDIA_ROOT", VAR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.static_files.StaticFiles"
    },
}

TAGGIT_CASE_INSENSITIVE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"standard_error": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["standard_error"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},  # a page not found is the reader's news, not ours
    },
}
